/**
 * A question: what is said to it, and its place in the address, in the fragment, which no browser
 * sends to a server. It holds what was read (2026-09-10), or with `draft` what was typed and not yet
 * answered.
 */

import { askPython } from '../python/ask.js';
import { asTexts, factsFor, instantResponse } from './instant.js';

const page = document.querySelector('.ask');

/** The response to a question as it was read: Python's own, where the page's facts do not tell. */
export async function responseTo(question) {
  return instantResponse(question, await factsFor(question))
    ?? askPython({ question: asTexts(question) });
}

/** The fragment for the parts of a question. */
export function fragment(parts) {
  return `#${new URLSearchParams(parts)}`;
}

/** The guide's own page with a question, also from a frame in another site. */
export function linkTo(parts) {
  return new URL(page.dataset.page + fragment(parts), location.href).href;
}

/** The question in the address as an object of texts; null where there is none, but an anchor. */
export function linkedQuestion() {
  const text = location.hash.slice(1);
  return text.includes('=') ? Object.fromEntries(new URLSearchParams(text)) : null;
}

/** Puts a question into the address, or takes out the one that is there: no step in the history. */
export function keepLink(parts) {
  if (!parts && !linkedQuestion()) return;
  const address = parts ? fragment(parts) : location.pathname + location.search;
  if (address !== location.hash) history.replaceState(history.state, '', address);
}
