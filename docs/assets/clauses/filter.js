/** Narrows the index of clauses while the agent types. Words are compared as search compares them. */

import { gettext } from '../common/messages.js';

const form = document.querySelector('.clause-filter');
const entries = [...document.querySelectorAll('.clause-index > li')];

export function openFilter() {
  if (!form) return;
  form.hidden = false;
  form.addEventListener('input', narrow);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('focusin', () => useSearchFolding().then(narrow, () => {}), { once: true });
}

let fold = (word) => word.toLowerCase();

function narrow() {
  const { value } = form.querySelector('[type=search]');
  const standing = form.querySelector('select').value;
  const words = value.split(/\s+/).map(fold).filter(Boolean);
  for (const entry of entries) {
    const { words: text, standings } = entry.dataset;
    const stands = !standing || standings.split(' ').includes(standing);
    entry.hidden = !stands || !words.every((word) => text.includes(word));
  }
  say(entries.filter((entry) => !entry.hidden).length, words.length || standing);
}

function say(count, isNarrowed) {
  // Translators: how many clauses are left in the list
  form.querySelector('[role=status]').textContent = isNarrowed ? gettext('clauses.count', { count }) : '';
}

/** Takes the folding of the search, with its table, so that both find the same. */
async function useSearchFolding() {
  const { search } = JSON.parse(document.getElementById('__config').textContent);
  const folder = new URL('.', new URL(search, location));
  const tables = await (await fetch(new URL('tables.json', folder))).json();
  await run(new URL('fold.js', folder));
  ({ fold } = globalThis.folding(tables.foldings));
}

function run(address) {
  const script = document.createElement('script');
  script.src = address;
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}
