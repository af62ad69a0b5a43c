/** The calculator: one question, one answer, at home, on its own page, and in other sites. */

import { copyText } from '../common/clipboard.js';
import { isoDate, todayIn } from '../common/days.js';
import { gettext } from '../common/messages.js';
import { Writer } from '../common/writer.js';
import { askPython, stopPython } from '../python/ask.js';
import * as card from './card.js';
import * as fields from './fields.js';
import { openHistory, readHistory } from './history.js';
import { asTexts, factsFor, instantResponse, isAnswered, tableOf } from './instant.js';
import { openKeeping, showKeeping } from './keep.js';
import { openKept } from './kept.js';
import { answerLost, hide as hideLost, openLost } from './lost.js';
import { dropLink, fragment, keepLink, linkedQuestion } from './link.js';

const page = document.querySelector('.ask');
const form = page.querySelector('.ask-form');
const typed = form.querySelector('#typed');
const { language, timeZone } = page.dataset;
const printed = await factsFor({ valid_until: 0 });
const write = new Writer(printed);

/** A screen that is no higher has a keyboard on it. */
const LOW = 450;
/** The way to top up that no published table is about: then the date in the SMS is asked for. */
const BANK = 'bank';

/** The question that is answered on the page: `{parts, response, link}`; of a loss the link alone. */
let asked = null;
/** What was read last in the one field. */
let read = '';
/** The question in the one field, where only Python can answer it, and was not asked yet. */
let left = null;

open();

function open() {
  form.querySelector('.ask-all').disabled = false;
  typed.addEventListener('input', () => answerPrinted(false));
  typed.addEventListener('change', () => answerPrinted(true));
  typed.addEventListener('keydown', sendByEnter);
  // Some keyboards of phones tell of no key.
  typed.addEventListener('beforeinput', sendByEnter);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(fields.openWay());
  });
  form.addEventListener('input', ({ target }) => {
    if (target !== typed) card.setOld(card.isShown());
  });
  form.addEventListener('change', ({ target }) => {
    if (target.name === 'works') showWorks();
    if (target.name === 'channel') showChannel();
  });
  page.addEventListener('click', press);
  typed.addEventListener('focus', makeRoom);
  window.visualViewport?.addEventListener('resize', makeRoom);
  form.querySelector('[data-way=works]').hidden = !printed.ended;
  openHistory();
  openLost();
  openSides();
  showWorks();
  showChannel();
  openKeeping(() => asked);
  openKept(answerKept);
  addEventListener('hashchange', openLink);
  for (const event of ['pointerdown', 'click']) {
    document.addEventListener(event, ({ target }) => keepTyped(target.closest('.language-switch')));
  }
  openLink();
}

function today() {
  return todayIn(timeZone);
}

/** The asked day: today, unless another one is typed; null where that cannot be read. */
function askedDay() {
  if (!fields.field('on').value.trim()) return today();
  return fields.dateIn('on', today(), write, true);
}

/** Answers what stands in the one field, while it is typed; what only Python can, on Enter. */
function answerPrinted(done) {
  typed.dispatchEvent(new Event('sides'));
  const on = askedDay();
  // Leaving the field for one of the offers must not take the offer away.
  const now = `${on} ${done} ${typed.value}`;
  if (now === read) return asked !== null;
  read = now;
  const day = on === null ? null : fields.dateIn('valid_until', on, write, done);
  left = day === null || 'valid_until' in printed ? null : { valid_until: day, on };
  if (day === null || left) {
    card.setOld(card.isShown());
    asked = null;
    stopPython();
    dropLink();
    return false;
  }
  if (!show({ valid_until: day, on }, printed)) {
    asked = null;
    dropLink();
    return false;
  }
  fields.sayAnswer('valid_until', card.inShort(asked.response));
  return true;
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
async function send(way) {
  if (way === 'history') {
    const on = askedDay();
    if (on !== null) await answerByPython({ history: readHistory(), on });
  } else if (way === 'lost_on') {
    // Which of its two buttons is meant, only the reader knows.
    fields.dateIn('lost_on', today(), write, true);
  } else if (!way) {
    if (answerPrinted(true)) card.goTo();
    else if (left) await answerByPython(left);
  } else {
    await answerWay(way);
  }
}

/** Answers what is typed about a lost number; its card goes, and the question is in the address. */
async function askLost(how) {
  const link = await answerLost(how, today(), write);
  if (!link) return;
  card.hide();
  read = '';
  asked = { link };
  keepLink(link);
}

async function answerWay(way) {
  if (way === 'top_up' && form.elements.channel.value === BANK) {
    typed.focus();
    return;
  }
  const on = askedDay();
  const day = on === null ? null : fields.dateIn(way === 'works' ? 'since' : way, on, write, true);
  if (day === null || (way === 'works' && !printed.ended)) return;
  const question = { [way]: day, on };
  if (way === 'works') {
    const stage = form.elements.works.value;
    // Translators: below an answer that was found from the day on which something stopped
    const note = gettext('ask.works.note');
    show({ valid_until: day - printed.ended[stage], on }, printed, note);
    card.goTo();
    return;
  }
  read = '';
  const facts = await factsFor(question);
  if (way === 'activated') {
    question.programme = form.elements.programme.value;
  } else {
    question.channel = form.elements.channel.value;
    question.amount = fields.amountIn('amount', (cents, currency) => (
      !facts.top_up || isAnswered(tableOf({ cents, currency }, question.channel, facts), facts)));
    if (!question.amount) return;
  }
  if (!(way in facts)) await answerByPython(question);
  else if (show(question, facts)) card.goTo();
}

/** Shows the answer to a question; whether there is one. */
function show(question, facts, note) {
  const response = instantResponse(question, facts);
  if (response.refusal) {
    const { field } = response.refusal;
    fields.refuse(field in question ? field : Object.keys(question)[0], response.refusal);
    card.setOld(card.isShown());
    return false;
  }
  shown(response, note, question);
  return true;
}

function shown(response, note, question) {
  const { question: parts } = response.answer;
  asked = { parts, response, question, link: linkParts(parts), today: today() };
  const isToday = parts.on === isoDate(today());
  hideLost();
  card.show({ response, note, isToday });
  keepLink(asked.link);
  showKeeping();
}

/** A question as its address has it: about today where no other day was asked about. */
function linkParts({ on, ...parts }) {
  return on === isoDate(today()) ? parts : { ...parts, on };
}

/** Several top-ups, and what is counted in calendar months: only Python itself can tell. */
async function answerByPython(question) {
  const [kind] = Object.keys(question);
  const response = await askPython({ question: asTexts(question), language });
  if (response.refusal) {
    const { field } = response.refusal;
    fields.refuse(field in question ? field : kind, response.refusal);
    return;
  }
  shown(response);
  card.goTo();
}

/** Opens the question of the address: answered as if it had been typed, a draft only filled in. */
function openLink() {
  const linked = linkedQuestion();
  if (!linked) return;
  const { draft, ...parts } = linked;
  fields.fill(parts);
  showWorks();
  showChannel();
  read = '';
  const way = fields.openWay();
  if (way === 'history') readHistory();
  if (draft) typed.dispatchEvent(new Event('input'));
  else if (way === 'lost_on' && parts.lost_how) askLost(parts.lost_how);
  else if (way) send(way);
  // What another site shows in a frame must not take the reader there.
  else if (answerPrinted(true)) {
    if (parent === window) card.goTo();
  } else if (left) answerByPython(left);
}

/** The link to the other language takes along what is asked, or typed and not yet sent. */
function keepTyped(link) {
  if (!link) return;
  const texts = fields.typedTexts();
  if (asked) link.hash = fragment(asked.link);
  else if (Object.keys(texts).length) link.hash = fragment({ ...texts, draft: 1 });
}

function answerKept(parts) {
  const [[kind, day]] = Object.entries(parts);
  if (!(kind in printed)) return null;
  return instantResponse({ [kind]: day, on: today() }, printed);
}

function showWorks() {
  const { value } = form.elements.works;
  form.querySelector('.fine').hidden = value !== 'active';
  form.querySelector('.since').hidden = !value || value === 'active';
}

/** Only the cards of the chosen way to top up are offered; of apps of banks no table is known. */
function showChannel() {
  const isBank = form.elements.channel.value === BANK;
  form.querySelector('.bank').hidden = !isBank;
  form.querySelector('.priced').hidden = isBank;
  for (const button of form.querySelectorAll('[data-amount]')) {
    button.hidden = button.dataset.channel !== form.elements.channel.value;
  }
}

/** Paste and Clear, in the field. Paste shows only where the browser lets a page read. */
function openSides() {
  const [paste, clear] = ['paste', 'clear'].map((name) => form.querySelector(`[data-side=${name}]`));
  const change = () => {
    clear.hidden = !typed.value;
    paste.hidden = Boolean(typed.value) || !navigator.clipboard?.readText || parent !== window;
  };
  typed.addEventListener('sides', change);
  paste.addEventListener('click', async () => {
    typed.value = await navigator.clipboard.readText().catch(() => '');
    typed.focus();
    answerPrinted(true);
  });
  clear.addEventListener('click', () => {
    typed.value = '';
    typed.focus();
    answerPrinted(false);
  });
  change();
}

async function press({ target }) {
  const button = target.closest('button');
  if (button?.dataset.typed) {
    const { typed: text, field } = button.dataset;
    fields.field(field).value = text;
    send(field === 'valid_until' ? null : fields.openWay());
  } else if (button?.dataset.lost) {
    await askLost(button.dataset.lost);
  } else if (button?.closest('.bank')) {
    typed.focus();
  } else if (button?.dataset.amount) {
    fields.field('amount').value = button.dataset.amount;
  } else if (button?.dataset.copy) {
    // Translators: on a button for a moment, after it was pressed
    if (await copyText(button.dataset.copy)) button.textContent = gettext('keep.copied');
  }
}
