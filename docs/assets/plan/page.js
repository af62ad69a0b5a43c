/** The page of plans: the form is read and the report laid out; every word of it is Python's. */

import { isoDate, todayIn } from '../common/days.js';
import { element, fillLists } from '../common/elements.js';
import { askPython } from '../python/ask.js';
import { clearRefusals, openForm, showRefusal } from './form.js';

const page = document.querySelector('.calculator');
const form = page.querySelector('form');
const result = page.querySelector('.plan-result');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clearRefusals();
  result.hidden = true;
  const { language } = page.dataset;
  const request = { plan: readQuestion(), language };
  const { refusal, wording } = await askPython(request);
  if (refusal) showRefusal(refusal);
  else show(wording);
});
openForm();

/** The question as typed, in the calculator's own words; nothing is judged here. */
function readQuestion() {
  const { keep_until, goal, valid_until, on, channel } = form.elements;
  return {
    keep_until: keep_until.value,
    goal: goal.value,
    valid_until: valid_until.value,
    on: on.value.trim() || isoDate(todayIn(page.dataset.timeZone)),
    channel: channel.value,
  };
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
