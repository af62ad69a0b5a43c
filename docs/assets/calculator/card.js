/** Puts an answer into its places: state, dates, the one thing to do, and what is folded below. */

import { copyOf, fillLists, fillTexts } from '../common/elements.js';
import { fillStages } from './stages.js';

const card = document.querySelector('.card');
const { terms } = document.querySelector('.ask').dataset;
/** Each stage has a shape of its own, so that colour alone tells nothing. */
export const SHAPES = {
  unused: 'ok', active: 'ok', 'outgoing-barred': 'call-no', barred: 'none', held: 'lock',
  retained: 'lock', resale: 'swap',
};

/** Shows a response; `note` is said below the dates, and `isToday` whether that was asked about. */
export function show({ answer, wording }, note, isToday) {
  const { state, dates, action, basis, basis_other_day: otherDay } = wording.card;
  const shown = { ...wording, note, basis: isToday ? basis : otherDay };
  card.dataset.state = SHAPES[state] ? state : 'unclear';
  card.querySelector('.chip use').setAttribute('href', `#i-${SHAPES[state] ?? 'q'}`);
  fillTexts(card, shown);
  card.querySelector('.dates').replaceChildren(...dates.map(dateLine));
  card.querySelector('.codes').replaceChildren(...action.codes.map(codeLine));
  for (const link of card.querySelectorAll('.go')) {
    link.hidden = !link.dataset.for.split(' ').includes(action.id);
  }
  card.querySelector('.sale').hidden = isToday;
  fillStages(card.querySelector('.line'), answer, wording);
  fillLists(card.querySelector('.why'), wording, terms);
  markOld(false);
  card.hidden = false;
}

/** The state and the first date in one line, as a screen reader reads it, or with a mark between. */
export function inShort({ wording: { card: { word, dates: [first] } } }, mark = '. ') {
  return [word, first.label, first.date, first.left].filter(Boolean).join(mark);
}

/** Marks the answer, where there is one, as one to an earlier question; or no more. */
export function markOld(old = !card.hidden) {
  card.classList.toggle('is-old', old);
  card.querySelector('.old').hidden = !old;
}

export function hide() {
  card.hidden = true;
}

/** Goes to the answer; in a frame only the frame is scrolled, never the page around it. */
export function goTo(place = card) {
  goUnderHeader(place);
  place.querySelector('h2').focus({ preventScroll: true });
}

/** Scrolls a place to the top of the screen, below what stays there. */
export function goUnderHeader(place, behavior = 'auto') {
  const header = document.querySelector('.md-header')?.getBoundingClientRect().bottom ?? 0;
  scrollBy({ top: place.getBoundingClientRect().top - header - 8, behavior });
}

function dateLine({ id, label, date, left }, at) {
  const [weekday = ''] = date.match(/^.*?(, | (?=ទី ))/) ?? [];
  const line = copyOf('date', { label, weekday, day: date.slice(weekday.length), left });
  line.dataset.id = id;
  line.classList.toggle('main', at === 0);
  return line;
}

/** What can be dialled: as text with a button that copies it; phones that can dial it have a link. */
function codeLine({ use, code }) {
  const line = copyOf('code', { code });
  // A code with words in it is filled in by hand.
  if (use !== 'top-up') line.querySelector('a').href = `tel:${code.replaceAll('#', '%23')}`;
  line.querySelector('.copy').dataset.copy = code;
  return line;
}
