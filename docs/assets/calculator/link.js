/**
 * A question in the address: in its fragment, which no browser sends to a server.
 *
 * It holds what was read (2026-09-10), or with `draft` what was typed and not yet answered.
 */

const page = document.querySelector('.ask');

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

/** Puts a question into the address, without a step in the history and without scrolling. */
export function keepLink(parts) {
  const hash = fragment(parts);
  if (hash !== location.hash) history.replaceState(history.state, '', hash);
}

/** Takes a question out of the address that is no longer the one answered on the page. */
export function dropLink() {
  if (linkedQuestion()) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
}
