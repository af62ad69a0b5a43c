/** The page of plans: the form is read and the report laid out; every word of it is Python's. */

import { dayFirst, dayNumber, isoDate, today } from '../common/days.js';
import { element, fillLists } from '../common/elements.js';
import { askPython } from '../python/ask.js';

const page = document.querySelector('.calculator');
const form = page.querySelector('form');
const result = page.querySelector('.plan-result');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clear();
  const { refusal, wording } = await askPython({ plan: readQuestion() });
  if (refusal) refuse(refusal);
  else show(wording);
});
openCalendars();
form.querySelector('.calculator-all').disabled = false;

/** The question as typed, in the calculator's own words; nothing is judged here. */
function readQuestion() {
  const typed = Object.fromEntries(new FormData(form));
  return { ...typed, on: typed.on.trim() || isoDate(today()) };
}

/** Lets the calendars be used; they are the browser's own and fill the text fields. */
function openCalendars() {
  for (const picker of form.querySelectorAll('[data-picker]')) {
    const field = form.elements[picker.dataset.picker];
    form.querySelector(`[data-picks=${field.id}]`).addEventListener('click', () => {
      if (picker.showPicker) picker.showPicker();
      else picker.click(); // Older browsers open their calendar on a click.
    });
    picker.addEventListener('change', () => {
      if (!picker.value) return;
      field.value = dayFirst(dayNumber(picker.value));
      field.focus();
    });
  }
}

/** Shows a refusal where it belongs and goes there; everything typed stays. */
function refuse({ field, sentence }) {
  const shown = document.getElementById(`${field}-refusal`) ?? document.getElementById('question-refusal');
  shown.textContent = sentence;
  shown.hidden = false;
  const control = document.getElementById(field);
  control?.setAttribute('aria-invalid', 'true');
  control?.focus();
}

/** Takes away the result and the refusals of the question before. */
function clear() {
  result.hidden = true;
  for (const each of form.querySelectorAll('.refusal')) each.hidden = true;
  for (const each of form.querySelectorAll('[aria-invalid]')) each.removeAttribute('aria-invalid');
}

/** Sections with tables, notes, sources; all of it is text, never HTML. */
function show({ headline, sections, ...lists }) {
  result.querySelector('.calculator-headline').textContent = headline;
  result.querySelector('.plan-sections').replaceChildren(...sections.flatMap(section));
  fillLists(result, lists, page.dataset.terms);
  result.hidden = false;
  result.querySelector('h2').focus();
}

function section({ heading, texts, columns, rows, part }) {
  const made = [element(part ? 'h4' : 'h3', '', heading), ...texts.map((text) => element('p', '', text))];
  if (rows.length) made.push(table(columns, rows));
  return made;
}

function table(columns, rows) {
  const head = element('thead', '', element('tr', '', ...columns.map((column) => heading(column, 'col'))));
  const body = element('tbody', '', ...rows.map(([first, ...others]) => (
    element('tr', '', heading(first, 'row'), ...others.map((cell) => element('td', '', cell)))
  )));
  return element('table', '', head, body);
}

function heading(text, scope) {
  const made = element('th', '', text);
  made.scope = scope;
  return made;
}
