/** What the search dialog shows: always the results of what stands in the box. */

import { filled } from '../common/writer.js';
import { card, doors, list } from './results.js';

const form = document.querySelector('.md-search__form');
const field = form.querySelector('.md-search__input');
const output = document.querySelector('.md-search-result');
const meta = output.querySelector('.md-search-result__meta');
const hint = meta.textContent;
const content = new URL(form.dataset.index, location);

let gettext;
let worker;
let asked = '';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('dialog.css', import.meta.url);
document.head.append(style);

form.addEventListener('input', ask);
form.addEventListener('reset', () => setTimeout(ask));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  links()[0]?.click();
});
output.addEventListener('click', ({ target }) => {
  if (target.closest('a')) document.getElementById('__search').click();
});
form.closest('[role=search]').addEventListener('keydown', walk);
ask();

/** Asks one question at a time; when it is answered, something else may stand in the box. */
async function ask() {
  const query = field.value.trim();
  if (!query) show(hint);
  if (!query || asked) return;
  asked = query;
  output.ariaBusy = 'true';
  try {
    worker ??= await start();
    worker.postMessage({ query });
  } catch {
    fail();
  }
}

/** Says so; the next letter begins anew. */
function fail() {
  worker = null;
  asked = '';
  show(form.dataset.failed);
}

async function start() {
  const answer = await fetch(content);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const { messages, ...searched } = await answer.json();
  gettext = (id, values = {}) => filled(messages[id], values);
  const started = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }) => answered(data));
  // Its script did not come.
  started.addEventListener('error', fail);
  started.postMessage(searched);
  return started;
}

function answered({ query, isWeak, pages }) {
  asked = '';
  if (query !== field.value.trim()) return ask();
  const shown = { base: new URL('.', content), query, pages, gettext };
  const count = String(pages.length);
  if (isWeak) {
    show(gettext('search.weak'), doors(shown), ...list(shown));
  } else {
    show(gettext('search.pages', { count }), ...card(shown), ...list(shown));
  }
}

function show(said, ...parts) {
  meta.textContent = said;
  output.ariaBusy = 'false';
  output.replaceChildren(meta, ...parts);
  output.closest('.md-search__scrollwrap').scrollTop = 0;
}

function links() {
  return [...output.querySelectorAll('a')];
}

/** The arrows go from the box to the results, and from one to the next. */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const places = [field, ...links()];
  const at = places.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  places[Math.min(Math.max(at + step, 0), places.length - 1)].focus();
}
