/**
 * Several top-ups: rows to type in, and the same as text, one top-up a line, to paste.
 *
 * The text is what is asked about and what restores the rows; nothing is judged here.
 */

import { copyOf } from '../common/elements.js';
import { gettext } from '../common/messages.js';

const MARKS = ['\t', ';', ','];
/** Nobody reads so many rows; a longer text is left to the calculator, which refuses it. */
const MOST_ROWS = 400;
const FIRST_ROWS = 2;

const part = document.querySelector('.way[data-way=history]');
const rows = part.querySelector('.rows');
const text = part.querySelector('textarea');
/** The text that the rows show. */
let shown = '';

part.addEventListener('toggle', () => {
  if (!part.open) return;
  showRows(); // What was typed before the page was loaded again.
  if (rows.children.length) return;
  while (rows.children.length < FIRST_ROWS) addRow();
  writeText();
});
rows.addEventListener('input', writeText);
rows.addEventListener('click', ({ target }) => remove(target.closest('.remove')));
part.querySelector('.add').addEventListener('click', () => {
  addRow().querySelector('input').focus();
  writeText();
});
text.addEventListener('input', showRows);

/** The top-ups as text, one line for each row. */
export function readHistory() {
  showRows();
  if (rows.children.length) writeText();
  return text.value;
}

/** Makes the rows of a text that was pasted, typed or restored; an empty one has no rows. */
function showRows() {
  if (text.value === shown) return;
  shown = text.value;
  rows.replaceChildren();
  if (!shown.trim()) return;
  const lines = shown.trim().split(/\r\n|\n|\r/).map(cellsOf);
  if (isHeading(lines[0])) lines.shift();
  if (lines.length <= MOST_ROWS) lines.forEach(addRow);
}

function writeText() {
  text.value = [...rows.children].map(lineOf).join('\n');
  shown = text.value;
}

function addRow(cells = []) {
  const row = copyOf('row');
  rows.append(row);
  const [date, amount, channel] = row.querySelectorAll('input, select');
  [date.value, amount.value] = [cells[0] ?? '', cells[1] ?? ''];
  choose(channel, cells.slice(2).join(' ').trim());
  number();
  return row;
}

/** Chooses what was typed, which is kept also where it is no known channel. */
function choose(channel, typed) {
  if (!typed) return;
  channel.value = typed;
  if (channel.value !== typed) channel.append(new Option(typed, typed, true, true));
}

function remove(button) {
  if (!button) return;
  const row = button.closest('.row');
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next ?? addRow()).querySelector('input').focus();
  number();
  writeText();
}

function number() {
  for (const [index, row] of [...rows.children].entries()) {
    const name = gettext('calculator.history.row', { number: index + 1 });
    row.setAttribute('aria-label', name);
    row.querySelector('b').textContent = name;
  }
}

/** A row as a line; an empty row is an empty line, so that the lines are numbered like the rows. */
function lineOf(row) {
  const cells = [...row.querySelectorAll('input, select')];
  const [date, amount, channel] = cells.map(({ value }) => value.replace(/\t/g, ' ').trim());
  return date || amount ? [date, amount, channel].join('\t') : '';
}

function cellsOf(line) {
  const mark = MARKS.find((each) => line.includes(each)) ?? '\t';
  const cell = new RegExp(` *(?:"([^"]*)"|([^${mark}]*))(?:${mark}|$)`, 'g');
  return [...line.matchAll(cell)].map(([, quoted, plain]) => (quoted ?? plain).trim());
}

function isHeading([date, amount]) {
  return date?.toLowerCase() === 'date' && amount?.toLowerCase() === 'amount';
}
