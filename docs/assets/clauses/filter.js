/** Narrows the index of clauses while the agent types. Words are compared as search compares them. */

import { gettext } from '../common/messages.js';
import { fold } from '../search/words.js';

const form = document.querySelector('.clause-filter');
const entries = [...document.querySelectorAll('.clause-index > li')];

export function openFilter() {
  if (!form) return;
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
}

function narrow() {
  const { value } = form.querySelector('[type=search]');
  const standing = form.querySelector('select').value;
  const words = value.split(/\s+/).map(fold).filter(Boolean);
  for (const entry of entries) {
    const { words: text, standings } = entry.dataset;
    const stands = !standing || standings.split(' ').includes(standing);
    entry.hidden = !stands || !words.every((word) => fold(text).includes(word));
  }
  say(entries.filter((entry) => !entry.hidden).length, words.length || standing);
}

function say(count, isNarrowed) {
  // Translators: how many clauses are left in the list
  form.querySelector('[role=status]').textContent = isNarrowed ? gettext('clauses.count', { count }) : '';
}
