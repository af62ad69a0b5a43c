/** What the columns of a table are read as: shown before anything is computed, and corrected. */

import { gettext } from '../common/messages.js';

const form = document.querySelector('.batch-columns');
const list = form.querySelector('ul');
const pattern = form.querySelector('template').content.querySelector('li');
const over = form.querySelector('[data-text=over]');
const [plain, swapped] = form.querySelectorAll('[type=submit]');
const dated = form.dataset.dated.split(' ');
const question = form.querySelector('[data-text=month-first]');

/** Shows the columns; `confirmed(layout)` is called each time the reader says so. */
export function showColumns({ columns, layout }, confirmed) {
  list.replaceChildren(...columns.map((column, at) => entry(column, layout.columns[at])));
  const chosen = () => [...list.querySelectorAll('select')].map((select) => select.value);
  const changed = () => {
    const held = chosen();
    const passed = held.filter((each) => !each).length;
    over.textContent = passed ? gettext('batch.passed-over', { passed }) : '';
    const doubtful = layout.orders.some((order, at) => order === 'month-first' && dated.includes(held[at]));
    question.hidden = swapped.hidden = !doubtful;
    plain.textContent = doubtful ? gettext('batch.day-first') : gettext('batch.confirm');
  };
  form.onchange = changed;
  form.onsubmit = (event) => {
    event.preventDefault();
    const order = event.submitter === swapped ? 'month-first' : 'day-first';
    // Where dates prove that they begin with the day, or with both, that stays.
    const orders = layout.orders.map((each) => (/^(month-first)?$/.test(each) ? order : each));
    confirmed({ ...layout, columns: chosen(), orders });
  };
  changed();
  form.hidden = false;
  form.querySelector('h2').focus();
}

export function hideColumns() {
  form.hidden = true;
}

function entry({ letter, heading, example }, holds) {
  const item = pattern.cloneNode(true);
  const [label, select] = [item.querySelector('label'), item.querySelector('select')];
  select.id = `batch-column-${letter}`;
  label.htmlFor = select.id;
  label.querySelector('strong').textContent = [letter, heading].filter(Boolean).join(' · ');
  label.querySelector('span').textContent = example;
  select.value = holds;
  return item;
}
