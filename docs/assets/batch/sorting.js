/** In which order the rows are shown: at first, what is most urgent. */

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

let [column, direction] = ['act_by', 1];

/** Lets each heading sort by its column, the other way round when pressed again. */
export function openSorting(heads, onChange) {
  for (const head of heads) {
    head.querySelector('button').addEventListener('click', () => {
      direction = head.dataset.column === column ? -direction : 1;
      column = head.dataset.column;
      mark(heads);
      onChange();
    });
  }
  mark(heads);
}

/** The rows in that order; equal ones as in the table. */
export function sorted(rows) {
  return [...rows].sort((one, other) => direction * collator.compare(key(one), key(other)));
}

function key(row) {
  return column === 'label' ? row.label : String(row[column].sort);
}

function mark(heads) {
  for (const head of heads) {
    if (head.dataset.column !== column) head.removeAttribute('aria-sort');
    else head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
  }
}
