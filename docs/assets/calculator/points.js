/** What is said in lists, each point with a link to its clause. All of it is text, never HTML. */

const { terms } = document.querySelector('.calculator').dataset;

/** Fills the lists of a part of the page; one without points goes, and its heading with it. */
export function fillLists(place, points) {
  for (const list of place.querySelectorAll('[data-list]')) {
    const found = points[list.dataset.list];
    list.closest('[data-part]').hidden = found.length === 0;
    list.replaceChildren(...found.map((point) => entry(point)));
  }
}

function entry({ text, clause }) {
  const made = document.createElement('li');
  made.append(clause ? clauseLink(text, clause) : text);
  return made;
}

function clauseLink(text, clause) {
  const link = document.createElement('a');
  link.textContent = text;
  link.href = `${terms}#${clause}`;
  return link;
}
