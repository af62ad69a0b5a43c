/** The results: sorted rows, refused rows with their reasons, and both files. */

import { gettext } from '../common/messages.js';
import { openSorting, sorted } from './sorting.js';

/** Rows shown at once: more would only make the page slow, and the files have them all. */
const STEP = 200;

const results = document.querySelector('.batch-results');
const [answeredPart, refusedPart] = results.querySelectorAll('[data-part]');
const body = answeredPart.querySelector('tbody');
const heads = [...answeredPart.querySelectorAll('[data-column]')];
const more = answeredPart.querySelector('.batch-more');
const week = answeredPart.querySelector('[type=checkbox]');
const reminders = answeredPart.querySelector('.batch-reminders');
let answered = [];

openSorting(heads, showRows);
week.addEventListener('change', showRows);
more.addEventListener('click', () => {
  const next = body.children.length;
  addRows();
  body.children[next].firstElementChild.focus();
});

export function clearResults() {
  results.hidden = true;
}

/** Shows what `answerRows` gave, and goes there; `remind()` resolves with a calendar file. */
export function showResults(outcome, remind) {
  answered = outcome.answered;
  week.checked = false;
  reminders.onclick = async () => save(await remind(), 'reminders.ics');
  const numbers = { answered: answered.length, refused: outcome.refused.length };
  // Translators: how many rows of the table were answered and refused
  document.getElementById('batch-counts').textContent = gettext('batch.counts', numbers);
  offer(answeredPart, answered, outcome.answers);
  offer(refusedPart, outcome.refused, outcome.refusals);
  showRows();
  showRefused(outcome.refused);
  results.hidden = false;
  document.getElementById('batch-results').focus();
}

/** The file of one kind of rows. */
function offer(part, rows, pieces) {
  part.hidden = rows.length === 0;
  const link = part.querySelector('[download]');
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob(pieces, { type: 'text/csv' }));
}

function showRows() {
  body.replaceChildren();
  addRows();
}

function addRows() {
  const next = body.children.length;
  const chosen = week.checked ? answered.filter(({ due }) => due) : answered;
  body.append(...sorted(chosen).slice(next, next + STEP).map(tableRow));
  tell(answeredPart, body.children.length, chosen.length);
  more.parentElement.hidden = body.children.length === chosen.length;
}

/** Says how many rows are shown, where that is not all of them. */
function tell(part, shown, total) {
  const note = part.querySelector('[data-text=shown]');
  note.hidden = shown === total;
  const numbers = { shown, total };
  // Translators: only the first {shown} of {total} rows are shown; the file has them all
  note.textContent = gettext('batch.shown', numbers);
}

function tableRow(row) {
  const made = cell('tr', 'row');
  const label = cell('th', 'rowheader', row.label || rowName(row));
  label.scope = 'row';
  label.tabIndex = -1; // It is gone to when more rows are added.
  made.append(label);
  for (const { dataset, textContent } of heads.slice(1)) {
    const value = cell('td', 'cell', row[dataset.column].text);
    value.dataset.head = textContent;
    made.append(value);
  }
  if (row.due === 'late') {
    const mark = document.createElement('strong');
    // Translators: behind the day to act by, which is over
    mark.textContent = gettext('batch.late');
    made.querySelector('td').append(' ', mark);
  }
  made.dataset.due = row.due;
  return made;
}

/** Has the browser save a text as a file. */
function save(text, name) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  link.click();
  URL.revokeObjectURL(link.href);
}

function showRefused(refused) {
  const shown = refused.slice(0, STEP);
  tell(refusedPart, shown.length, refused.length);
  refusedPart.querySelector('ul').replaceChildren(...shown.map((row) => {
    const name = document.createElement('strong');
    name.textContent = [rowName(row), row.label].filter(Boolean).join(' · ');
    const item = document.createElement('li');
    item.append(name, document.createElement('br'), row.sentence);
    return item;
  }));
}

function cell(tag, role, text = '') {
  const made = document.createElement(tag);
  made.setAttribute('role', role);
  made.textContent = text;
  return made;
}

function rowName({ row }) {
  // Translators: the number of a row in the table; 1 is the row of headings
  return gettext('batch.row', { row });
}
