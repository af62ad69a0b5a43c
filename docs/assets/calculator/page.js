/** The calculator: one question, one answer, at home, on its own page, and in other sites. */

import { copyText } from '../common/clipboard.js';
import { isoDate, today } from '../common/days.js';
import { gettext } from '../common/messages.js';
import { stopPython } from '../python/ask.js';
import * as card from './card.js';
import * as fields from './fields.js';
import { readHistory } from './history.js';
import { factsFor, instantResponse } from './instant.js';
import { showKeeping } from './keep.js';
import { answerLost, hide as hideLost } from './lost.js';
import { fragment, keepLink, linkedQuestion, responseTo } from './question.js';

const page = document.querySelector('.ask');
const form = page.querySelector('.ask-form');
const typed = form.querySelector('#typed');
const { works, channel } = form.elements;
const [paste, clear] = form.querySelectorAll('.ask-field button');
const losses = [...form.querySelectorAll('[data-lost]')].map(({ dataset }) => dataset.lost);
const printed = await factsFor({ valid_until: 0 });

/** A screen that is no higher has a keyboard on it. */
const LOW = 450;
/** The way to top up that no published table is about: then the date in the SMS is asked for. */
const BANK = 'bank';

/** The parts of the question that is answered on the page, as its address has them. */
let answered = null;
/** With what, and about which day, the one field was read last; nothing where that is to be done anew. */
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
  if (target !== typed) outdate();
});
form.addEventListener('change', showChoices);
page.addEventListener('click', ({ target }) => press(target.closest('button')));
paste.addEventListener('click', async () => {
  fillIn(await navigator.clipboard.readText().catch(() => ''));
});
clear.addEventListener('click', () => fillIn(''));
typed.addEventListener('focus', makeRoom);
window.visualViewport?.addEventListener('resize', makeRoom);
form.querySelector('[data-way=works]').hidden = !printed.ended;
showChoices();
addEventListener('hashchange', openLink);
// Of the window, so that it comes after what every page does with the link, loaded first or last.
for (const event of ['pointerdown', 'click']) {
  addEventListener(event, ({ target }) => keepTyped(target.closest?.('.language-switch')));
}
openLink();

/** The asked day: today, unless another one is typed; null where that cannot be read. */
function askedDay() {
  return fields.field('on').value.trim() ? fields.dateIn('on', today()) : today();
}

/** Answers what stands in the one field, while it is typed; what only Python can, on Enter. */
function answerPrinted(done) {
  showSides();
  const on = askedDay();
  const now = `${on} ${typed.value}`;
  // Leaving the field for what was offered or answered must not take that away.
  if (now === read) return answered !== null;
  stopPython(); // Of what was asked before, nothing comes any more.
  const day = on === null ? null : fields.dateIn('valid_until', on, done);
  read = day === undefined ? '' : now;
  left = null;
  if (day) {
    const question = { valid_until: day, on };
    const response = instantResponse(question, printed);
    if (response && show(response, question)) {
      fields.sayAnswer('valid_until', card.inShort(response));
      return true;
    }
    if (!response) left = question;
  }
  card.markOld();
  answered = null;
  keepLink(null);
  return false;
}

/** What was answered last is no answer to what is typed now. */
function outdate() {
  read = '';
  card.markOld();
}

/** Above a keyboard the field stands at the top, and what was read in it below. */
function makeRoom() {
  const { height } = window.visualViewport ?? window.screen;
  if (height > LOW || document.activeElement !== typed || parent !== window) return;
  card.goUnderHeader(typed.labels[0], 'instant');
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
  if (way) {
    await answerWay(way);
  } else if (answerPrinted(true)) {
    if (goes) card.goTo();
  } else if (left) {
    await answer(left);
  }
}

async function answerWay(way) {
  if (way === 'top_up' && channel.value === BANK) {
    typed.focus();
    return;
  }
  read = '';
  // Which of the two buttons of a loss is meant, only the reader knows.
  const on = way === 'lost_on' ? today() : askedDay();
  const question = on === null ? null : await questionOf(way, on);
  if (question) await answer(question, way === 'works' ? gettext('ask.works.note') : '');
}

/** The question of a way; null where something cannot be read, or is not chosen. */
async function questionOf(way, on) {
  if (way === 'history') return { history: readHistory(), on };
  const day = fields.dateIn(way === 'works' ? 'since' : way, on);
  if (day === null || way === 'lost_on') return null;
  if (way === 'works') {
    const since = printed.ended?.[works.value];
    return since === undefined ? null : { valid_until: day - since, on };
  }
  const question = { [way]: day, on };
  return fields.completed(question, await factsFor(question));
}

/** Answers a question, by Python where nothing else can tell, and goes to the answer. */
async function answer(question, note) {
  stopPython();
  if (show(await responseTo(question), question, note)) card.goTo();
}

/** Shows an answer, or at its field why there is none; whether there is one. */
function show(response, question, note) {
  if (response.refusal) {
    fields.refuseQuestion(question, response);
    card.markOld();
    return false;
  }
  const { on, ...parts } = response.answer.question;
  const isToday = on === isoDate(today());
  // The address of a question about today asks about the day on which it is opened.
  answered = isToday ? parts : { ...parts, on };
  hideLost();
  card.show(response, note, isToday);
  keepLink(answered);
  showKeeping({ response, question, link: answered, today: today() });
  return true;
}

/** Answers what is typed about a lost number; its card goes, and the question is in the address. */
async function answerLoss(how) {
  const parts = await answerLost(how);
  if (!parts) return;
  card.hide();
  read = '';
  answered = parts;
  keepLink(parts);
}

/** Opens the question of the address: answered as if it had been typed, a draft only filled in. */
function openLink() {
  const linked = linkedQuestion();
  if (!linked) return;
  const { draft, ...parts } = linked;
  const fits = fields.fill(parts);
  showChoices();
  outdate();
  if (!fits) return;
  const way = fields.openWay();
  if (way === 'history') readHistory();
  if (draft) answerPrinted(false);
  else if (way === 'lost_on' && losses.includes(parts.lost_how)) answerLoss(parts.lost_how);
  // What another site shows in a frame must not take the reader there.
  else send(way, parent === window);
}

/** The link to the other language takes along what is asked, or typed and not yet sent. */
function keepTyped(link) {
  if (!link) return;
  const texts = fields.typedTexts();
  if (answered) link.hash = fragment(answered);
  else if (Object.keys(texts).length) link.hash = fragment({ ...texts, draft: 1 });
}

/** Shows the parts of the form that belong to the choices that were made. */
function showChoices() {
  showSides();
  const chosen = [...new FormData(form)].map((choice) => choice.join('='));
  for (const part of form.querySelectorAll('[data-when]')) {
    part.hidden = !part.dataset.when.split(' ').some((each) => chosen.includes(each));
  }
}

/** Paste and Clear, in the field. Paste shows only where the browser lets a page read. */
function showSides() {
  clear.hidden = !typed.value;
  paste.hidden = Boolean(typed.value) || !navigator.clipboard?.readText || parent !== window;
}

function fillIn(text) {
  typed.value = text;
  typed.focus();
  answerPrinted(text !== '');
}

async function press(button) {
  const { typed: text, field, lost, amount, copy, copies } = button?.dataset ?? {};
  if (text) {
    fields.field(field).value = text;
    send(field === 'valid_until' ? null : fields.openWay());
  } else if (lost) {
    await answerLoss(lost);
  } else if (button?.closest('.bank')) {
    typed.focus();
  } else if (amount) {
    fields.field('amount').value = amount;
  } else if (copy) {
    if (await copyText(copy)) button.textContent = gettext('keep.copied');
  } else if (copies) {
    await copyField(document.getElementById(copies));
  }
}

/** Copies what stands in a field; where that is forbidden the field is selected for the reader. */
async function copyField(field) {
  const isCopied = await copyText(field.value);
  if (!isCopied) field.select();
  const said = isCopied ? gettext('keep.copied') : gettext('tools.not-copied');
  field.closest('section').querySelector('.told').textContent = said;
}
