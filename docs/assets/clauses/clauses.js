/** Copies a clause as a citation, and narrows the index of clauses where the page has one. */

import { copyText } from '../common/clipboard.js';
import { gettext } from '../common/messages.js';
import { openFilter } from './filter.js';

const tools = document.querySelector('.clause-tools');
const said = tools.querySelector('[role=status]');
let known = null;

for (const button of document.querySelectorAll('.clause-copy')) {
  button.hidden = false;
  button.addEventListener('click', () => copy(button));
}
openFilter();

async function copy(button) {
  const text = await citation(button.dataset.clause);
  const done = text !== null && (await copyText(text));
  button.after(said);
  if (!text) {
    // Translators: the citations could not be fetched
    said.textContent = gettext('clauses.unreachable');
  } else if (done) {
    // Translators: announced when a citation is on the clipboard
    said.textContent = gettext('clauses.copied');
  } else {
    // Translators: the browser did not allow copying
    said.textContent = gettext('clauses.not-copied');
  }
}

/** The text to paste, or null where it cannot be fetched. */
async function citation(id) {
  const { clauses, language } = tools.dataset;
  try {
    known ??= await (await fetch(clauses)).json();
    return known.clauses.find((clause) => clause.id === id).citation[language];
  } catch {
    return null;
  }
}
