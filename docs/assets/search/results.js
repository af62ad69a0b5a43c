/** The parts of an answer: a card of the calculator, doors where nothing fits, and the pages. */

// The pages that have the calculator: a question that leads there is one that it answers.
const CALCULATOR = ['', 'calculator/'];
const DATE = /[\d០-៩]{1,4}\s?[./-]\s?[\d០-៩]{1,2}\s?[./-]\s?[\d០-៩]{2,4}/;

/** The calculator's field, for a question that it answers; a date that was typed stands in it. */
export function card({ base, query, pages, gettext }) {
  const first = pages.slice(0, 2).map(({ best }) => best.address.split('#')[0]);
  const [date] = DATE.exec(query) ?? [''];
  if (!date && !first.some((address) => CALCULATOR.includes(address))) return [];
  const field = make('input', { type: 'text', className: 'md-input', value: date });
  const label = make('label', {}, gettext('search.card.date'), field);
  const button = make('button', { className: 'md-button' }, gettext('search.card.calculate'));
  const form = make('form', { className: 'search-card md-typeset' }, label, button);
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
  const door = (address, text) =>
    make('a', { className: 'md-button', href: new URL(address, base) }, text);
  return make(
    'nav',
    { className: 'search-doors md-typeset' },
    door('keep-your-number/', gettext('search.door.keep')),
    door('number-lost/', gettext('search.door.lost')),
    door('contacts/', gettext('search.door.contacts')),
  );
}

/** The pages, each with its best sections; no list where there are none. */
export function list({ base, pages }) {
  const items = pages.map(({ title, best, further }) => {
    const text = best.excerpt.map(([part, isFound]) => (isFound ? make('mark', {}, part) : part));
    const page = link(best, base, [make('h1', {}, title)], [make('p', {}, ...text)]);
    const sections = further.map((section) => link(section, base));
    return make('li', { className: 'md-search-result__item' }, page, ...sections);
  });
  return items.length ? [make('ol', { className: 'md-search-result__list' }, ...items)] : [];
}

function link({ address, heading }, base, before = [], after = []) {
  const parts = [...before, ...(heading ? [make('h2', {}, heading)] : []), ...after];
  const article = make('article', { className: 'md-search-result__article md-typeset' }, ...parts);
  return make('a', { className: 'md-search-result__link', href: new URL(address, base) }, article);
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
