/** The page for many numbers: a table comes in, is read here, and its dates are shown. */

import { gettext } from '../common/messages.js';
import { showColumns } from './columns.js';
import { answerRows, readTable } from './reading.js';
import { showResults } from './results.js';

const page = document.querySelector('.batch');
const form = page.querySelector('form');
const file = form.querySelector('[type=file]');
const text = form.querySelector('textarea');
const refusal = document.getElementById('batch-refusal');
const progress = page.querySelector('.batch-progress');
const status = page.querySelector('.batch-status');
const columns = page.querySelector('.batch-columns');
const results = page.querySelector('.batch-results');
let reading = new AbortController();

form.querySelector('.calculator-all').disabled = false;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  read(new Blob([text.value]));
});
file.addEventListener('change', () => {
  if (!file.files.length) return;
  read(file.files[0]);
  file.value = ''; // So that the same file can be chosen again, once it is mended.
});
progress.querySelector('button').addEventListener('click', () => {
  reading.abort();
  progress.hidden = true;
  status.textContent = gettext('batch.cancelled');
  file.focus();
});
// Anywhere on the page: a browser would open a file that misses its place.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const [dropped] = event.dataTransfer.files;
  if (dropped) read(dropped);
});

/** Reads a table; one that is still being read is given up. */
async function read(table) {
  const signal = begin();
  columns.hidden = true;
  const outcome = await readTable(table);
  if (signal.aborted) return;
  if (!outcome) showRefusal(gettext('batch.unreadable'));
  else if (outcome.refusal) showRefusal(outcome.refusal.sentence);
  else showColumns(outcome.table, compute);
}

/** Answers the rows of a table whose columns have been confirmed. */
async function compute(table) {
  const signal = begin();
  const outcome = await answerRows(table, showProgress, signal);
  if (signal.aborted) return;
  progress.hidden = true;
  status.textContent = '';
  if (outcome.refusal) showRefusal(outcome.refusal.sentence);
  else showResults(outcome);
}

/** Gives up what is being done; what is begun now ends with the signal. */
function begin() {
  reading.abort();
  reading = new AbortController();
  results.hidden = progress.hidden = refusal.hidden = true;
  status.textContent = '';
  return reading.signal;
}

function showProgress(share) {
  if (progress.hidden) {
    progress.hidden = false;
    status.textContent = gettext('batch.reading');
  }
  const percent = Math.floor(share * 100);
  progress.querySelector('label').textContent = gettext('batch.percent', { percent });
  progress.querySelector('progress').value = share;
}

function showRefusal(sentence) {
  refusal.textContent = sentence;
  refusal.hidden = false;
  refusal.focus();
}
