/** A number that was cut off or sold: the verdict, what to do, and the letter, without Python. */

import { copyText } from '../common/clipboard.js';
import { element, fillLists } from '../common/elements.js';
import { gettext } from '../common/messages.js';
import { askPython } from '../python/ask.js';
import { factsFor, factsIn } from './facts.js';
import * as fields from './fields.js';
import { KINDS, asTexts, instantResponse, isAnswered, tableOf } from './instant.js';

const MAIL = 'info@trc.gov.kh';
const place = document.querySelector('.loss');
const { terms, language } = document.querySelector('.ask').dataset;
const letter = place.querySelector('#letter');
let letters = {};

export function openLost() {
  place.querySelector('#letter-to').addEventListener('change', showLetter);
  place.addEventListener('click', async ({ target }) => {
    const tool = target.closest('[data-letter]')?.dataset.letter;
    if (tool === 'print') printLetter();
    if (tool !== 'copy') return;
    const told = place.querySelector('.told');
    if (await copyText(letter.value)) told.textContent = gettext('keep.copied');
    else letter.select();
  });
}

export function hide() {
  place.hidden = true;
}

/** Answers what is typed; `how`: `sold` or `cut-off`. Whether there is an answer. */
export async function answerLost(how, today, write) {
  const lostOn = fields.dateIn('lost_on', today, write, true);
  if (lostOn === null) return false;
  const found = await factsIn('lost');
  const facts = { ...found, ...found[how] };
  const isInstant = how in found;
  const early = isInstant && instantResponse({ lost_on: lostOn, on: today }, facts);
  if (early.refusal) {
    fields.refuse('lost_on', early.refusal);
    return false;
  }
  const question = known(lostOn, write, facts);
  if (!question) return false;
  const response = isInstant
    ? instantResponse({ ...question, on: lostOn }, facts)
    : await byPython({ ...question, lost_on: lostOn, lost_how: how, on: today });
  if (response.refusal) {
    const part = { valid_until: 'lost_valid', top_up: 'lost_top_up', amount: 'lost_amount' };
    fields.refuse(part[response.refusal.field] ?? 'lost_on', response.refusal);
    return false;
  }
  show(response, how === 'cut-off' ? await helpToday(question, today) : null);
  return true;
}

function byPython(question) {
  return askPython({ lost: asTexts(question), language });
}

/** What is known of validity: the date in the SMS, else a top-up, else nothing; null: unreadable. */
function known(lostOn, write, facts) {
  const typed = (part) => fields.field(part).value.trim();
  if (typed('lost_valid')) {
    const day = fields.dateIn('lost_valid', lostOn, write, true);
    return day === null ? null : { valid_until: day };
  }
  if (!typed('lost_top_up')) return { lost_on: lostOn };
  const day = fields.dateIn('lost_top_up', lostOn, write, true);
  const channel = fields.field('lost_channel').value;
  const amount = day === null ? null : fields.amountIn('lost_amount', (cents, currency) => (
    !facts.top_up || isAnswered(tableOf({ cents, currency }, channel, facts), facts)));
  return amount && { top_up: day, channel, amount };
}

/** What still helps today, where the number was only cut off and its validity is known. */
async function helpToday(question, today) {
  if ('lost_on' in question) return null;
  const facts = await factsFor(question);
  if (!KINDS.some((kind) => kind in question && kind in facts)) return null;
  const response = instantResponse({ ...question, on: today }, facts);
  return response.wording?.when_cut_off;
}

function show({ wording, letters: found }, help) {
  const points = (texts) => texts.map((text) => ({ text }));
  place.querySelector('h2').textContent = wording.verdict;
  place.querySelector('[data-loss=advice]').textContent = wording.advice;
  fillLists(place, {
    ...wording,
    top_ups: points(wording.top_ups),
    never: points(wording.never),
    phone: points(wording.phone),
  }, terms);
  if (help) place.querySelector('[data-list=steps]').prepend(element('li', '', help));
  letters = found;
  const body = [...wording.phone, ...found.mail_paste].join('\n');
  const subject = encodeURIComponent(found.mail_subject.join(' '));
  place.querySelector('[data-letter=mail]').href = (
    `mailto:${MAIL}?subject=${subject}&body=${encodeURIComponent(body)}`);
  showLetter();
  place.hidden = false;
  place.querySelector('h2').focus();
}

function showLetter() {
  letter.value = letters[place.querySelector('#letter-to').value].join('\n');
  place.querySelector('.told').textContent = '';
}

/** Prints the letter alone, as it was filled in. */
function printLetter() {
  const page = element('pre', 'letter-page', letter.value);
  document.body.append(page);
  document.documentElement.classList.add('prints-letter');
  addEventListener('afterprint', () => {
    page.remove();
    document.documentElement.classList.remove('prints-letter');
  }, { once: true });
  print();
}
