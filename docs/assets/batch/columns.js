/** What the columns of a table are read as: shown before anything is computed, and corrected. */

import { gettext } from '../common/messages.js';

const form = document.querySelector('.batch-columns');
const list = form.querySelector('ul');
const pattern = form.querySelector('template').content.querySelector('li');
const over = form.querySelector('[data-text=over]');
const [plain, swapped] = form.querySelectorAll('[type=submit]');
const dated = form.dataset.dated.split(' ');
const question = form.querySelector('[data-text=month-first]');

/** Shows the columns of a table; `confirmed(table)` is called each time the reader says so. */
export function showColumns(table, confirmed) {
  const { columns } = table;
  list.replaceChildren(...columns.map(entry));
  const chosen = () => [...list.querySelectorAll('select')]
    .map((select, at) => ({ ...columns[at], holds: select.value }));
  const changed = () => {
    const passed = chosen().filter(({ holds }) => !holds).length;
    over.textContent = passed ? gettext('batch.passed-over', { passed }) : '';
    const doubtful = chosen().some(({ holds, order }) => order === 'month-first' && dated.includes(holds));
    question.hidden = swapped.hidden = !doubtful;
    plain.textContent = doubtful ? gettext('batch.day-first') : gettext('batch.confirm');
  };
  form.onchange = changed;
  form.onsubmit = (event) => {
    event.preventDefault();
    const dates = event.submitter === swapped ? 'month-first' : 'day-first';
    confirmed({ ...table, columns: chosen(), dates });
  };
  changed();
  form.hidden = false;
  form.querySelector('h2').focus();
}

function entry({ letter, heading, holds, example }) {
  const item = pattern.cloneNode(true);
  const [label, select] = [item.querySelector('label'), item.querySelector('select')];
  select.id = `batch-column-${letter}`;
  label.htmlFor = select.id;
  label.querySelector('strong').textContent = [letter, heading].filter(Boolean).join(' · ');
  label.querySelector('span').textContent = example;
  select.value = holds;
  return item;
}
