/** The parts of an answer: a card of the calculator, doors where nothing fits, and the pages. */

import { element } from '../common/elements.js';

// The pages that have the calculator: a question that leads there is one that it answers.
const CALCULATOR = ['', 'calculator/'];
const DATE = /[\d០-៩]{1,4}\s?[./-]\s?[\d០-៩]{1,2}\s?[./-]\s?[\d០-៩]{2,4}/;

/** The calculator's field, for a question that it answers; a date that was typed stands in it. */
export function card({ base, query, pages, gettext }) {
  const first = pages.slice(0, 2).map(({ best }) => best.address.split('#')[0]);
  const [date] = DATE.exec(query) ?? [''];
  if (!date && !first.some((address) => CALCULATOR.includes(address))) return [];
  const field = element('input', 'md-input');
  field.value = date;
  const label = element('label', '', gettext('search.card.date'), field);
  const button = element('button', 'md-button', gettext('search.card.calculate'));
  const form = element('form', 'search-card md-typeset', label, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const question = field.value.trim() && `#${new URLSearchParams({ valid_until: field.value })}`;
    document.getElementById('__search').click();
    location.assign(new URL(`calculator/${question}`, base));
  });
  return [form];
}

/** Where most readers want to go. */
export function doors({ base, gettext }) {
  const door = (address, text) => link('md-button', new URL(address, base), text);
  return element(
    'nav',
    'search-doors md-typeset',
    door('keep-your-number/', gettext('search.door.keep')),
    door('number-lost/', gettext('search.door.lost')),
    door('contacts/', gettext('search.door.contacts')),
  );
}

/** The pages, each with its best sections; no list where there are none. */
export function list({ base, pages }) {
  const result = ({ address, heading }, before = [], after = []) => {
    const parts = [...before, ...(heading ? [element('h2', '', heading)] : []), ...after];
    const article = element('article', 'md-search-result__article md-typeset', ...parts);
    return link('md-search-result__link', new URL(address, base), article);
  };
  const items = pages.map(({ title, best, excerpt, further }) => {
    const text = excerpt.map(([part, isFound]) => (isFound ? element('mark', '', part) : part));
    const page = result(best, [element('h1', '', title)], [element('p', '', ...text)]);
    const sections = further.map((section) => result(section));
    return element('li', 'md-search-result__item', page, ...sections);
  });
  return items.length ? [element('ol', 'md-search-result__list', ...items)] : [];
}

function link(className, address, ...children) {
  const made = element('a', className, ...children);
  made.href = address;
  return made;
}
