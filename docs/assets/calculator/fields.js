/**
 * The form: what is typed, and what was read of it.
 *
 * What was read is said back below each field, and what is likely meant is offered.
 */

import { dayFirst } from '../common/days.js';
import { element, icon } from '../common/elements.js';
import { gettext, refusalText } from '../common/messages.js';
import { Writer } from '../common/writer.js';
import { factsFor, isPublished } from './instant.js';
import { readAmount, readDate } from './reading.js';

const form = document.querySelector('.ask-form');
const write = new Writer(await factsFor({ valid_until: 0 }));
/** A date as links have it, alone or at the beginning of a line. */
const ISO = /^\d{4}-\d{2}-\d{2}(?=,|$)/gm;
/** What nothing or half a date looks like: not yet a mistake while somebody types. */
const BEGUN = /^(\s*|[\d\u17e0-\u17e9./\s-]{0,9})$/;

/** The field of a part of the question, or the choices; null where there is no such part. */
export function field(part) {
  return form.elements.namedItem(part);
}

/** The ways in below the field. */
const ways = [...form.querySelectorAll('details.way')];

/** Which way in is open: the name of a part of the question, or nothing for the one field. */
export function openWay() {
  return ways.find((each) => each.open && each.dataset.way !== 'on')?.dataset.way;
}

/**
 * Reads a date and says what was read; null where there is none. Where more may be typed (`done` is
 * not given), undefined for what may be half a date.
 */
export function dateIn(part, on, done = true) {
  const typed = field(part).value;
  const { day, refusal, details, offers } = readDate(typed, part, on);
  if (!refusal) {
    tell(part, gettext('ask.read', { day: write.date(day) }), 'ok');
    return day;
  }
  if (!done && BEGUN.test(typed)) {
    tell(part, gettext('ask.hint'), '');
    return undefined;
  }
  refuse(part, refusalText(refusal, details), offers.map((each) => [write.date(each), dayFirst(each)]));
  return null;
}

/** Reads an amount likewise; offered are only those that the facts have for the channel. */
function amountIn(part, channel, facts) {
  const read = readAmount(field(part).value, (cents, currency) => (
    !facts.top_up || isPublished({ cents, currency }, channel, facts)));
  if (read.refusal) {
    refuse(part, refusalText(read.refusal, read.details), read.offers.map((each) => [each, each]));
    return null;
  }
  tell(part, '', '');
  return read;
}

/** A question about a day with what else belongs to it; null where that cannot be read. */
export function completed(question, facts) {
  const value = (part) => field(nameOf(part, question)).value;
  if ('activated' in question) return { ...question, programme: value('programme') };
  if (!('top_up' in question)) return question;
  const channel = value('channel');
  const amount = amountIn(nameOf('amount', question), channel, facts);
  return amount && { ...question, channel, amount };
}

/** The field of a part of a question; what is known of a lost number has fields of its own. */
export function nameOf(part, question) {
  return 'lost_on' in question && !part.startsWith('lost_') ? `lost_${part}` : part;
}

/** Says why a question is not answered, at the field that Python names, or at its first one. */
export function refuseQuestion(question, { refusal: { field: named, sentence } }) {
  const part = named in question ? named : Object.keys(question)[0];
  refuse(nameOf(part, question), sentence);
}

/** Says at its field why something is not answered; `offers`: [shown, typed] of likely meanings. */
function refuse(part, sentence, offers = []) {
  tell(part, sentence, offers.length ? 'guess' : 'bad');
  field(part).setAttribute('aria-invalid', 'true');
  const place = placeOf('.offers', part);
  if (!place) return;
  place.hidden = offers.length === 0;
  place.replaceChildren(element('p', '', gettext('ask.mean')), ...offers.map(([shown, typed]) => {
    const button = element('button', '', shown);
    button.type = 'button';
    Object.assign(button.dataset, { typed, field: part });
    return button;
  }));
}

/** What a screen reader hears once more than is seen: the answer itself. */
export function sayAnswer(part, sentence) {
  placeOf('.read', part)?.append(element('span', 'unseen', ` ${sentence}`));
}

function tell(part, sentence, kind) {
  const place = placeOf('.read', part);
  field(part).removeAttribute('aria-invalid');
  placeOf('.offers', part)?.setAttribute('hidden', '');
  const shown = kind ? [icon({ ok: 'ok', guess: 'q', bad: 'warn' }[kind])] : [];
  place.className = `read ${kind}`;
  place.replaceChildren(...shown, element('span', '', sentence));
}

function placeOf(kind, part) {
  return form.querySelector(`${kind}[data-for="${part}"]`);
}

/**
 * Puts the texts of a question into their fields and opens the way that they belong to. Whether every
 * choice is one that the form has: for another one the reader has to choose, and to send.
 */
export function fill({ on, ...texts }) {
  const isLost = 'lost_on' in texts;
  // A loss that was asked about on another day is asked about today.
  const parts = isLost || on === undefined ? texts : { ...texts, on };
  form.reset();
  for (const each of ways) each.open = isLost ? each.dataset.way === 'lost_on' : each.dataset.way in parts;
  form.querySelector('.other').open = ways.some((each) => each.open);
  let fits = true;
  for (const [part, text] of Object.entries(parts)) {
    const place = field(nameOf(part, parts));
    if (!place) continue;
    place.value = text.replace(ISO, (day) => day.split('-').reverse().join('.'));
    if (isLost && text) place.closest('details').open = true;
    if (place.selectedIndex === -1) {
      place.selectedIndex = 0;
      fits = false;
    }
  }
  return fits;
}

/** All that is typed in the way that is open, by part; the way itself also where that is empty. */
export function typedTexts() {
  const way = openWay();
  const within = way
    ? form.querySelectorAll(`[data-way=${way}] :is([name]:not([type=radio]), [name]:checked)`)
    : [field('valid_until')];
  const texts = [...within, field('on')].map(({ name, value }) => [name, value]);
  const typed = Object.fromEntries(texts.filter(([, text]) => text.trim()));
  return way ? { [way]: '', ...typed } : typed;
}
