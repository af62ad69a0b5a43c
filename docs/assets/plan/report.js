/** Lays out a report: sections with tables, notes, sources. All of it is text, never HTML. */

import { fillLists } from '../common/elements.js';

const { terms } = document.querySelector('.calculator').dataset;
const result = document.querySelector('.plan-result');

export function show({ headline, sections, ...lists }) {
  result.querySelector('.calculator-headline').textContent = headline;
  result.querySelector('.plan-sections').replaceChildren(...sections.flatMap(section));
  fillLists(result, lists, terms);
  result.hidden = false;
  result.querySelector('h2').focus();
}

export function clear() {
  result.hidden = true;
}

function section({ heading, texts, columns, rows, part }) {
  const made = [element(part ? 'h4' : 'h3', heading), ...texts.map((text) => element('p', text))];
  if (rows.length) made.push(table(columns, rows));
  return made;
}

function table(columns, rows) {
  const head = element('thead', element('tr', ...columns.map((column) => heading(column, 'col'))));
  const body = element('tbody', ...rows.map(([first, ...others]) => (
    element('tr', heading(first, 'row'), ...others.map((cell) => element('td', cell)))
  )));
  return element('table', head, body);
}

function heading(text, scope) {
  const made = element('th', text);
  made.scope = scope;
  return made;
}

function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}
