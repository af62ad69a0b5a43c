/** The calculator: one question, one answer, at home, on its own page, and in other sites. */

import { copyText } from '../common/clipboard.js';
import { isoDate, todayIn } from '../common/days.js';
import { gettext } from '../common/messages.js';
import { askPython, stopPython } from '../python/ask.js';
import * as card from './card.js';
import * as fields from './fields.js';
import { readHistory } from './history.js';
import { asTexts, factsFor, instantResponse } from './instant.js';
import { showKeeping } from './keep.js';
import { answerLost, hide as hideLost } from './lost.js';
import { dropLink, fragment, keepLink, linkedQuestion } from './link.js';

const page = document.querySelector('.ask');
const form = page.querySelector('.ask-form');
const typed = form.querySelector('#typed');
const { language, timeZone } = page.dataset;
const printed = await factsFor({ valid_until: 0 });
const [paste, clear] = form.querySelectorAll('[data-side]');

/** A screen that is no higher has a keyboard on it. */
const LOW = 450;
/** The way to top up that no published table is about: then the date in the SMS is asked for. */
const BANK = 'bank';

/** The question that is answered on the page, as keep.js has it; of a loss the `link` alone. */
let asked = null;
/** What was read last in the one field. */
let read = '';
/** The question in the one field, where only Python can answer it, and was not asked yet. */
let left = null;

form.querySelector('.ask-all').disabled = false;
typed.addEventListener('input', () => answerPrinted(false));
typed.addEventListener('change', () => answerPrinted(true));
// Some keyboards of phones tell of no key.
for (const event of ['keydown', 'beforeinput']) typed.addEventListener(event, sendByEnter);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  send(fields.openWay());
});
form.addEventListener('input', ({ target }) => {
  if (target !== typed) card.markOld();
});
form.addEventListener('change', showChoices);
page.addEventListener('click', press);
typed.addEventListener('focus', makeRoom);
window.visualViewport?.addEventListener('resize', makeRoom);
form.querySelector('[data-way=works]').hidden = !printed.ended;
showChoices();
showSides();
addEventListener('hashchange', openLink);
// Of the window, so that it comes after what every page does with the link, loaded first or last.
for (const event of ['pointerdown', 'click']) {
  addEventListener(event, ({ target }) => keepTyped(target.closest?.('.language-switch')));
}
openLink();

function today() {
  return todayIn(timeZone);
}

/** The asked day: today, unless another one is typed; null where that cannot be read. */
function askedDay() {
  if (!fields.field('on').value.trim()) return today();
  return fields.dateIn('on', today());
}

/** Answers what stands in the one field, while it is typed; what only Python can, on Enter. */
function answerPrinted(done) {
  showSides();
  const on = askedDay();
  // Leaving the field for one of the offers must not take the offer away.
  const now = `${on} ${done} ${typed.value}`;
  if (now === read) return asked !== null;
  read = now;
  stopPython(); // Of what was asked before, nothing comes any more.
  const day = on === null ? null : fields.dateIn('valid_until', on, done);
  const question = { valid_until: day, on };
  const response = day === null ? null : instantResponse(question, printed);
  left = day === null || response ? null : question;
  if (response && show(response, question)) {
    fields.sayAnswer('valid_until', card.inShort(response));
    return true;
  }
  card.markOld();
  asked = null;
  dropLink();
  return false;
}

/** Above a keyboard the field stands at the top, and what was read in it below. */
function makeRoom() {
  const { height } = window.visualViewport ?? window.screen;
  if (height > LOW || document.activeElement !== typed || parent !== window) return;
  const header = document.querySelector('.md-header')?.getBoundingClientRect().bottom ?? 0;
  scrollBy({ top: typed.labels[0].getBoundingClientRect().top - header - 8, behavior: 'instant' });
}

/** Enter is handled here: the pages' policy lets no form be sent. */
function sendByEnter(event) {
  const isEnter = event.key === 'Enter' || event.inputType === 'insertLineBreak';
  if (!isEnter || event.isComposing) return;
  event.preventDefault();
  send(null);
}

/** Answers the question of a way, or without one that of the one field; and goes to the answer. */
async function send(way, goes = true) {
  if (way === 'lost_on') {
    // Which of its two buttons is meant, only the reader knows.
    fields.dateIn('lost_on', today());
  } else if (way) {
    await answerWay(way);
  } else if (answerPrinted(true)) {
    if (goes) card.goTo();
  } else if (left) {
    await answer(left);
  }
}

/** Answers what is typed about a lost number; its card goes, and the question is in the address. */
async function askLost(how) {
  const link = await answerLost(how, today());
  if (!link) return;
  card.hide();
  read = '';
  asked = { link };
  keepLink(link);
}

async function answerWay(way) {
  const { channel, works } = form.elements;
  if (way === 'top_up' && channel.value === BANK) {
    typed.focus();
    return;
  }
  const on = askedDay();
  if (on === null) return;
  read = '';
  if (way === 'history') {
    await answer({ history: readHistory(), on });
    return;
  }
  const day = fields.dateIn(way === 'works' ? 'since' : way, on);
  if (day === null) return;
  if (way === 'works') {
    const since = printed.ended?.[works.value];
    const note = gettext('ask.works.note');
    if (since !== undefined) await answer({ valid_until: day - since, on }, note);
    return;
  }
  const asking = { [way]: day, on };
  const question = fields.completed(asking, await factsFor(asking));
  if (question) await answer(question);
}

/** Answers a question, by Python where nothing else can tell, and goes to the answer. */
async function answer(question, note) {
  stopPython();
  const response = instantResponse(question, await factsFor(question))
    ?? await askPython({ question: asTexts(question), language });
  if (show(response, question, note)) card.goTo();
}

/** Shows an answer, or at its field why there is none; whether there is one. */
function show(response, question, note) {
  if (response.refusal) {
    const { field } = response.refusal;
    fields.refuse(field in question ? field : Object.keys(question)[0], response.refusal);
    card.markOld();
    return false;
  }
  const { question: parts } = response.answer;
  asked = { parts, response, question, link: linkParts(parts), today: today() };
  hideLost();
  card.show(response, note, parts.on === isoDate(today()));
  keepLink(asked.link);
  showKeeping(asked);
  return true;
}

/** A question as its address has it: about today where no other day was asked about. */
function linkParts({ on, ...parts }) {
  return on === isoDate(today()) ? parts : { ...parts, on };
}

/** Opens the question of the address: answered as if it had been typed, a draft only filled in. */
function openLink() {
  const linked = linkedQuestion();
  if (!linked) return;
  const { draft, ...parts } = linked;
  const fits = fields.fill(parts);
  showChoices();
  if (!fits) {
    card.markOld();
    return;
  }
  read = '';
  const way = fields.openWay();
  if (way === 'history') readHistory();
  if (draft) typed.dispatchEvent(new Event('input'));
  else if (way === 'lost_on' && parts.lost_how) askLost(parts.lost_how);
  // What another site shows in a frame must not take the reader there.
  else send(way, parent === window);
}

/** The link to the other language takes along what is asked, or typed and not yet sent. */
function keepTyped(link) {
  if (!link) return;
  const texts = fields.typedTexts();
  if (asked) link.hash = fragment(asked.link);
  else if (Object.keys(texts).length) link.hash = fragment({ ...texts, draft: 1 });
}

/** What belongs to the choices that were made. */
function showChoices() {
  const { works, channel } = form.elements;
  form.querySelector('.fine').hidden = works.value !== 'active';
  form.querySelector('.since').hidden = !works.value || works.value === 'active';
  // Of apps of banks no table is known; else only the cards of the chosen way are offered.
  form.querySelector('.bank').hidden = channel.value !== BANK;
  form.querySelector('.priced').hidden = channel.value === BANK;
  for (const button of form.querySelectorAll('[data-amount]')) {
    button.hidden = button.dataset.channel !== channel.value;
  }
}

/** Paste and Clear, in the field. Paste shows only where the browser lets a page read. */
function showSides() {
  clear.hidden = !typed.value;
  paste.hidden = Boolean(typed.value) || !navigator.clipboard?.readText || parent !== window;
}

async function press({ target }) {
  const button = target.closest('button');
  if (button?.dataset.typed) {
    const { typed: text, field } = button.dataset;
    fields.field(field).value = text;
    send(field === 'valid_until' ? null : fields.openWay());
  } else if (button?.dataset.lost) {
    await askLost(button.dataset.lost);
  } else if (button?.dataset.side) {
    typed.value = button === paste ? await navigator.clipboard.readText().catch(() => '') : '';
    typed.focus();
    answerPrinted(button === paste);
  } else if (button?.closest('.bank')) {
    typed.focus();
  } else if (button?.dataset.amount) {
    fields.field('amount').value = button.dataset.amount;
  } else if (button?.dataset.copy) {
    if (await copyText(button.dataset.copy)) button.textContent = gettext('keep.copied');
  } else if (button?.dataset.copies) {
    await copyField(document.getElementById(button.dataset.copies));
  }
}

/** Copies what stands in a field; where that is forbidden the field is selected for the reader. */
async function copyField(field) {
  const told = field.closest('section').querySelector('.told');
  if (await copyText(field.value)) {
    told.textContent = gettext('keep.copied');
  } else {
    field.select();
    told.textContent = gettext('tools.not-copied');
  }
}
