/** The results: sorted rows, refused rows with their reasons, and both files. */

import { element, saveCalendar } from '../common/elements.js';
import { gettext } from '../common/messages.js';

/** Rows shown at once: more would only make the page slow, and the files have them all. */
const STEP = 200;

const results = document.querySelector('.batch-results');
const [answeredPart, refusedPart] = results.querySelectorAll('[data-part]');
const body = answeredPart.querySelector('tbody');
const pattern = answeredPart.querySelector('template').content.querySelector('tr');
const heads = [...answeredPart.querySelectorAll('[data-column]')];
const more = answeredPart.querySelector('.batch-more');
const week = answeredPart.querySelector('[type=checkbox]');
const reminders = answeredPart.querySelector('.batch-reminders');
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
let answered = [];
/** By which column the rows are sorted: at first, what is most urgent. */
let [sortedBy, direction] = ['act_by', 1];

for (const head of heads) {
  head.querySelector('button').addEventListener('click', () => {
    direction = head.dataset.column === sortedBy ? -direction : 1;
    sortedBy = head.dataset.column;
    showRows();
  });
}
week.addEventListener('change', showRows);
more.addEventListener('click', () => {
  const next = body.children.length;
  addRows();
  body.children[next].firstElementChild.focus();
});

/** Shows what `answerRows` gave, and goes there. */
export function showResults(outcome) {
  answered = outcome.answered;
  week.checked = false;
  reminders.onclick = async () => saveCalendar('reminders.ics', await outcome.remind());
  const numbers = { answered: answered.length, refused: outcome.refused.length };
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

/** Shows the first rows in their order. */
function showRows() {
  for (const head of heads) {
    if (head.dataset.column !== sortedBy) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
  }
  body.replaceChildren();
  addRows();
}

/** Adds the next rows; equal ones stand as in the table. */
function addRows() {
  const next = body.children.length;
  const key = (row) => row[sortedBy].sort;
  const chosen = answered.filter(({ due }) => due || !week.checked);
  chosen.sort((one, other) => direction * collator.compare(key(one), key(other)));
  body.append(...chosen.slice(next, next + STEP).map(tableRow));
  tell(answeredPart, body.children.length, chosen.length);
  more.parentElement.hidden = body.children.length === chosen.length;
}

/** Says how many rows are shown, where that is not all of them. */
function tell(part, shown, total) {
  const note = part.querySelector('[data-text=shown]');
  note.hidden = shown === total;
  note.textContent = gettext('batch.shown', { shown, total });
}

function tableRow(row) {
  const made = pattern.cloneNode(true);
  made.dataset.due = row.due;
  heads.forEach(({ dataset: { column } }, at) => {
    made.cells[at].textContent = row[column].text;
  });
  if (row.due === 'late')
    made.querySelector('td').append(' ', element('strong', '', gettext('batch.late')));
  return made;
}

function showRefused(refused) {
  const shown = refused.slice(0, STEP);
  tell(refusedPart, shown.length, refused.length);
  refusedPart.querySelector('ul').replaceChildren(...shown.map(({ label, sentence }) => (
    element('li', '', element('strong', '', label), element('br'), sentence)
  )));
}
