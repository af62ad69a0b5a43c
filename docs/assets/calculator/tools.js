/** What a reader can do with an answer: copy its link, print it, take it along. */

import { copyText } from '../common/clipboard.js';
import { inDigits, rememberedDigits } from '../common/digits.js';
import { gettext } from '../common/messages.js';
import { manifest } from '../python/manifest.js';
import { inMegabytes } from '../python/more.js';
import { dropLink, keepLink, linkTo } from './link.js';
import { inWords } from './question.js';
import { save } from './save.js';

const tools = document.querySelector('.calculator-tools');
const told = tools.querySelector('[role=status]');
const link = document.getElementById('answer-link');
const note = document.getElementById('case-note');
const noteBox = tools.querySelector('.calculator-note');
const label = document.getElementById('reminder-label');

let python;
let kept; // {question, made}

/** `python`: {engine, ask}, where `ask` resolves with Python's response, loading it if need be. */
export function openTools(given) {
  python = given;
  for (const event of ['ready', 'failure']) python.engine.addEventListener(event, showSize);
  onPress('link', () => copy(link));
  onPress('print', () => print());
  onPress('note', showNote);
  onPress('copy-note', () => copy(note));
  onPress('reminders', saveReminders);
}

/** Offers the tools for an answer to `question` that was given on the day `today`. */
export function showTools({ question, answer, today, write }) {
  kept = { question, made: today };
  link.value = linkTo(question, answer.question, today);
  keepLink(link.value);
  const asked = document.querySelector('.calculator-question');
  asked.lastElementChild.textContent = inWords(answer.question, write);
  asked.hidden = false;
  document.querySelector('.calculator-printed').textContent = link.value;
  note.value = '';
  noteBox.hidden = true;
  tell('');
  tools.hidden = false;
  showSize();
}

/** Where nothing is answered there is nothing to keep. */
export function hideTools() {
  tools.hidden = true;
  dropLink();
}

function onPress(tool, action) {
  tools.querySelector(`[data-tool="${tool}"]`).addEventListener('click', action);
}

async function showNote() {
  const { note: text, refusal } = await python.ask({ note: kept });
  if (refusal) {
    tell(refusal.sentence);
    return;
  }
  note.value = text;
  noteBox.hidden = false;
  // Translators: announced when the case note stands in its field
  tell(gettext('tools.note.made'));
  note.focus();
  note.setSelectionRange(0, 0);
  note.scrollTop = 0;
}

async function saveReminders() {
  const request = { calendar: { ...kept, label: label.value } };
  const { calendar, file, refusal } = await python.ask(request);
  if (!refusal) save(file, calendar, 'text/calendar;charset=utf-8');
  // Translators: announced when the file with the reminders is saved; {file} is its name
  tell(refusal ? refusal.sentence : gettext('tools.reminders.saved', { file }));
}

/** Copies what stands in a field; where that is forbidden the field is selected for the reader. */
async function copy(field) {
  if (await copyText(field.value)) {
    // Translators: announced when a link or a note is on the clipboard
    tell(gettext('tools.copied'));
  } else {
    field.focus();
    field.select();
    // Translators: the browser does not allow copying; the text is selected
    tell(gettext('tools.not-copied'));
  }
}

/** The buttons that need Python say what loading it costs, until it is there. */
async function showSize() {
  if (!python.engine.started) await manifest().catch(() => {});
  const size = python.engine.started ? null : inMegabytes();
  for (const each of tools.querySelectorAll('[data-size]')) {
    // Translators: within a button: pressing it loads so much; {size} in megabytes, such as 3.9
    each.textContent = size ? gettext('tools.size', { size }) : '';
  }
}

function tell(sentence) {
  told.textContent = sentence;
}
