/** A number that was cut off or sold: the verdict, what to do, and the letter, without Python. */

import { today } from '../common/days.js';
import { element, fillLists, fillTexts } from '../common/elements.js';
import { askPython } from '../python/ask.js';
import { goTo } from './card.js';
import * as fields from './fields.js';
import { asTexts, factsIn, instantResponse } from './instant.js';
import { responseTo } from './question.js';

const MAIL = 'info@trc.gov.kh';
const BLANK = /⟦W(\w+)⟧/g;
const place = document.querySelector('.loss');
const { terms } = document.querySelector('.ask').dataset;
const { lang: language } = document.documentElement;
const letter = place.querySelector('#letter');
const [to, writtenIn] = ['#letter-to', '#letter-in'].map((each) => place.querySelector(each));

/** What is answered on the page: `{question, how}`, and what to say on the `phone`, with its blanks. */
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
export async function answerLost(how) {
  const question = questionIn(await factsOf(language, how));
  if (!question) return null;
  const response = await responseIn(language, { question, how });
  if (response.refusal) {
    fields.refuseQuestion(question, response);
    return null;
  }
  asked = { question, how, phone: response.wording.phone };
  drafts = {};
  show(response, how === 'cut-off' ? await helpToday(question) : null);
  await showLetter();
  goTo(place);
  return asTexts({ ...question, lost_how: how });
}

async function factsOf(tongue, how) {
  const facts = await factsIn(`lost-${tongue}`);
  return { ...facts, ...facts[how] };
}

/** The day of the loss and what is known of validity; null where that cannot be read. */
function questionIn(facts) {
  const day = fields.dateIn('lost_on', today());
  if (day === null) return null;
  const question = { lost_on: day };
  const response = instantResponse({ ...question, on: today() }, facts);
  if (response?.refusal) {
    fields.refuseQuestion(question, response);
    return null;
  }
  const value = (part) => fields.field(`lost_${part}`).value.trim();
  const kind = ['valid_until', 'top_up', 'history', 'activated'].find(value);
  if (!kind) return question;
  if (kind === 'history') return { ...question, history: value('history') };
  const known = fields.dateIn(`lost_${kind}`, day);
  return known && fields.completed({ ...question, [kind]: known }, facts);
}

/** What is said to a question in a language; of several top-ups only Python itself can tell. */
async function responseIn(tongue, { question, how }) {
  const { lost_on: on, history } = question;
  const instant = history ? null : instantResponse({ ...question, on }, await factsOf(tongue, how));
  const texts = asTexts({ ...question, lost_how: how, on: today() });
  return instant ?? askPython({ lost: texts, language: tongue });
}

/** What still helps today, where the number was only cut off and its validity is known. */
async function helpToday({ lost_on, ...known }) {
  if (!Object.keys(known).length) return null;
  const response = await responseTo({ ...known, on: today() });
  return response.wording?.when_cut_off;
}

function show({ wording }, help) {
  fillTexts(place, wording);
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
  const { letters: { mail_subject, mail_paste }, wording } = said;
  const inMail = (lines) => encodeURIComponent(lines.map(filled).join('\n'));
  const body = [...wording.phone.map(({ text }) => text), ...mail_paste];
  const mail = `mailto:${MAIL}?subject=${inMail(mail_subject)}&body=${inMail(body)}`;
  place.querySelector('[data-letter=mail]').href = mail;
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
