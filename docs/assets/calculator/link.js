/** A question in the address: in its fragment, which no browser sends to a server. */

const page = document.querySelector('.calculator');

/**
 * The link to a question as it was understood; the asked day is left out where it is today. It
 * leads to the guide's own page, also from a frame in another site.
 */
export function linkTo(question, understood, today) {
  const parts = new URLSearchParams();
  for (const [name, typed] of Object.entries(question)) {
    const value = typeof understood[name] === 'string' ? understood[name] : typed;
    if (name !== 'on' || value !== today) parts.append(name, value);
  }
  return new URL(`${page.dataset.page}#${parts}`, location.href).href;
}

/** The question in the address as an object of texts; null where there is none, but an anchor. */
export function linkedQuestion() {
  const fragment = location.hash.slice(1);
  return fragment.includes('=') ? Object.fromEntries(new URLSearchParams(fragment)) : null;
}

/** Puts the link's question into the address, without a step in the history and without scrolling. */
export function keepLink(link) {
  const { hash } = new URL(link);
  if (hash !== location.hash) history.replaceState(history.state, '', hash);
}

/** Takes a question out of the address that is no longer the one answered on the page. */
export function dropLink() {
  if (linkedQuestion()) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
}
