/** A number that was cut off or sold: the verdict, what to do, and the letter, without Python. */

import { element, fillLists } from '../common/elements.js';
import { askPython } from '../python/ask.js';
import { goTo } from './card.js';
import * as fields from './fields.js';
import { asTexts, factsFor, factsIn, instantResponse } from './instant.js';

const MAIL = 'info@trc.gov.kh';
const BLANK = /⟦W(\w+)⟧/g;
const place = document.querySelector('.loss');
const { terms, language } = document.querySelector('.ask').dataset;
const letter = place.querySelector('#letter');
const [to, writtenIn] = ['#letter-to', '#letter-in'].map((each) => place.querySelector(each));

/** The question that is answered on the page: `{known, lostOn, how, today}`, and its `phone`. */
let asked = null;
/** The letters with all that was typed into them, by addressee and language. */
let drafts = {};
/** What is said in the language of the letter. */
let said = null;

writtenIn.value = language;
for (const choice of [to, writtenIn]) choice.addEventListener('change', showLetter);
place.addEventListener('input', ({ target }) => {
  if (target === letter) draft().text = letter.value;
  if (target.dataset.blank) fillBlanks();
});
place.querySelector('[data-letter=print]').addEventListener('click', printLetter);

export function hide() {
  place.hidden = true;
}

/** Answers what is typed; `how`: `sold` or `cut-off`. Gives the question's texts, or null. */
export async function answerLost(how, today) {
  const lostOn = fields.dateIn('lost_on', today);
  if (lostOn === null) return null;
  const facts = await factsOf(language, how);
  const early = instantResponse({ lost_on: lostOn, on: today }, facts);
  if (early?.refusal) {
    fields.refuse('lost_on', early.refusal);
    return null;
  }
  const known = whatIsKnown(lostOn, facts);
  if (!known) return null;
  const question = { known, lostOn, how, today };
  const response = await responseIn(language, question);
  if (response.refusal) {
    const { field } = response.refusal;
    fields.refuse(field in known ? fields.lostPart(field) : 'lost_on', response.refusal);
    return null;
  }
  asked = { ...question, phone: response.wording.phone };
  drafts = {};
  show(response, how === 'cut-off' ? await helpToday(known, today) : null);
  await showLetter();
  goTo(place);
  return asTexts({ ...known, lost_on: lostOn, lost_how: how });
}

async function factsOf(tongue, how) {
  const facts = await factsIn(`lost-${tongue}`);
  return { ...facts, ...facts[how] };
}

/** What is said to a question in a language; several top-ups only Python itself can tell. */
async function responseIn(tongue, { known, lostOn, how, today }) {
  const question = asTexts({ ...known, lost_on: lostOn, lost_how: how, on: today });
  return instantResponse({ ...known, on: lostOn }, await factsOf(tongue, how))
    ?? askPython({ lost: question, language: tongue });
}

/** What is known of validity, with its day as it was read; null where that cannot be read. */
function whatIsKnown(lostOn, facts) {
  const value = (part) => fields.field(fields.lostPart(part)).value.trim();
  const kind = ['valid_until', 'top_up', 'history', 'activated'].find(value);
  if (!kind) return { lost_on: lostOn };
  if (kind === 'history') return { history: value('history') };
  const day = fields.dateIn(fields.lostPart(kind), lostOn);
  return day && fields.completed({ [kind]: day }, facts, fields.lostPart);
}

/** What still helps today, where the number was only cut off and its validity is known. */
async function helpToday(known, today) {
  if ('lost_on' in known) return null;
  const question = { ...known, on: today };
  const response = instantResponse(question, await factsFor(known))
    ?? await askPython({ question: asTexts(question), language });
  return response.wording?.when_cut_off;
}

function show({ wording }, help) {
  place.querySelector('h2').textContent = wording.verdict;
  place.querySelector('[data-loss=advice]').textContent = wording.advice;
  fillLists(place, wording, terms);
  showPhone();
  if (help) place.querySelector('[data-list=steps]').prepend(element('li', '', help));
  place.hidden = false;
}

async function showLetter() {
  const tongue = writtenIn.value;
  said = { tongue, ...await responseIn(tongue, asked) };
  letter.lang = tongue;
  showDraft();
}

/** The letter as it is on the page: its `lines`, how they were `filled` last, and its `text`. */
function draft() {
  const key = `${to.value} ${said.tongue}`;
  if (!drafts[key]) {
    const lines = said.letters[to.value];
    drafts[key] = { lines, filled: lines.map(filled), text: lines.map(filled).join('\n') };
  }
  return drafts[key];
}

/** The letter as it was left, and the mail that it is pasted into. */
function showDraft() {
  letter.value = draft().text;
  const { letters: { mail_subject, mail_paste }, wording: { phone } } = said;
  const [subject, body] = [mail_subject, [...phone.map(({ text }) => text), ...mail_paste]].map(
    (lines) => encodeURIComponent(lines.map(filled).join('\n')));
  place.querySelector('[data-letter=mail]').href = `mailto:${MAIL}?subject=${subject}&body=${body}`;
  place.querySelector('.told').textContent = '';
}

/** A line with what is typed for its blanks, or room to write. */
function filled(line) {
  return line.replace(BLANK, (_, name) => {
    const { value, dataset } = place.querySelector(`[data-blank=${name}]`);
    return value.trim() || dataset.room;
  });
}

/** Fills in what was typed; lines that the reader has changed stay as they are. */
function fillBlanks() {
  for (const each of Object.values(drafts)) {
    each.lines.map(filled).forEach((line, at) => {
      each.text = each.text.replace(each.filled[at], () => line);
      each.filled[at] = line;
    });
  }
  showDraft();
  showPhone();
}

function showPhone() {
  const lines = asked.phone.map(({ text }) => element('li', '', filled(text)));
  place.querySelector('[data-list=phone]').replaceChildren(...lines);
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
