/** Making elements of a page. All that is put in is text: nothing is ever read as HTML. */

/** An element with a class, which may be empty, and what is in it. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A picture of the page's sprite; what it means stands beside it in words. */
export function icon(name) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  made.setAttribute('aria-hidden', 'true');
  made.append(use);
  return made;
}

/** Shows texts in the places below an element that name them, such as `card.word`, or hides a place. */
export function fillTexts(place, texts) {
  for (const each of place.querySelectorAll('[data-text]')) {
    const text = each.dataset.text.split('.').reduce((part, name) => part?.[name], texts) ?? '';
    each.textContent = text;
    each.hidden = !text;
  }
}

/** What the template of that id holds, with texts in its places. */
export function copyOf(id, texts = {}) {
  const made = document.getElementById(id).content.firstElementChild.cloneNode(true);
  fillTexts(made, texts);
  return made;
}

/** Fills the lists of a part of the page; one without points goes, and its heading with it. */
export function fillLists(place, points, terms) {
  for (const list of place.querySelectorAll('[data-list]')) {
    const found = points[list.dataset.list] ?? [];
    list.closest('[data-part]').hidden = found.length === 0;
    list.replaceChildren(...found.map(({ text, clause }) => {
      if (!clause) return element('li', '', text);
      const link = element('a', '', text);
      link.href = `${terms}#${clause}`;
      return element('li', '', link);
    }));
  }
}

/** Has the browser save the text of a calendar file. */
export function saveCalendar(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  link.download = name;
  link.click();
}
