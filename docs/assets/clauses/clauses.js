/** Copies a clause as a citation, and narrows the index of clauses where the page has one. */

import { copyText } from '../common/clipboard.js';
import { gettext } from '../common/messages.js';
import { fold } from '../search/words.js';

const tools = document.querySelector('.clause-tools');
const said = tools.querySelector('[role=status]');
const form = document.querySelector('.clause-filter');
const entries = [...document.querySelectorAll('.clause-index > li')];
let known = null;

for (const button of document.querySelectorAll('.clause-copy')) {
  button.hidden = false;
  button.addEventListener('click', () => copy(button));
}
if (form) {
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
}

async function copy(button) {
  const text = await citation(button.dataset.clause);
  const done = text !== null && (await copyText(text));
  button.after(said);
  const failed = text === null ? gettext('clauses.unreachable') : gettext('clauses.not-copied');
  said.textContent = done ? gettext('clauses.copied') : failed;
}

/** The text to paste, or null where it cannot be fetched. */
async function citation(id) {
  try {
    known ??= await (await fetch(tools.dataset.clauses)).json();
    return known.clauses.find((clause) => clause.id === id).citation[document.documentElement.lang];
  } catch {
    return null;
  }
}

/** Narrows the index while the agent types. Words are compared as search compares them. */
function narrow() {
  const { value } = form.querySelector('[type=search]');
  const standing = form.querySelector('select').value;
  const words = value.split(/\s+/).map(fold).filter(Boolean);
  for (const entry of entries) {
    const { words: text, standings } = entry.dataset;
    const stands = !standing || standings.split(' ').includes(standing);
    entry.hidden = !stands || !words.every((word) => fold(text).includes(word));
  }
  const count = entries.filter((entry) => !entry.hidden).length;
  form.querySelector('[role=status]').textContent =
    words.length || standing ? gettext('clauses.count', { count }) : '';
}
