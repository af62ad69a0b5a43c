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

/** Reads a date and says what was read; null where there is none. `done`: nothing more is typed. */
export function dateIn(part, on, done = true) {
  const typed = field(part).value;
  const { day, refusal, details, offers } = readDate(typed, part, on);
  if (refusal && !done && BEGUN.test(typed)) {
    tell(part, gettext('ask.hint'), '');
    return null;
  }
  if (refusal) {
    refuse(part, { refusal, details }, offers.map((each) => [write.date(each), dayFirst(each)]));
    return null;
  }
  tell(part, gettext('ask.read', { day: write.date(day) }), 'ok');
  return day;
}

/** Reads an amount likewise; offered are only those that the facts have for the channel. */
function amountIn(part, channel, facts) {
  const read = readAmount(field(part).value, (cents, currency) => (
    !facts.top_up || isPublished({ cents, currency }, channel, facts)));
  if (read.refusal) {
    refuse(part, read, read.offers.map((each) => [each, each]));
    return null;
  }
  tell(part, '', '');
  return read;
}

/** A question about a day with what else belongs to it; null where that cannot be read. */
export function completed(question, facts, fieldOf = (part) => part) {
  const value = (part) => field(fieldOf(part)).value;
  if ('activated' in question) return { ...question, programme: value('programme') };
  if (!('top_up' in question)) return question;
  const channel = value('channel');
  const amount = amountIn(fieldOf('amount'), channel, facts);
  return amount && { ...question, channel, amount };
}

/** Says at its field why a question is not answered; `offers`: [shown, typed] of likely meanings. */
export function refuse(part, refusal, offers = []) {
  const sentence = refusal.sentence ?? refusalText(refusal.refusal, refusal.details);
  tell(part, sentence, offers.length ? 'guess' : 'bad');
  field(part).setAttribute('aria-invalid', 'true');
  const place = placeOf('.offers', part);
  if (!place) return;
  place.hidden = offers.length === 0;
  place.replaceChildren(element('p', '', gettext('ask.mean')), ...offers.map(([shown, typed]) => {
    const button = element('button', '', shown);
    button.type = 'button';
    button.dataset.typed = typed;
    button.dataset.field = part;
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

/** The field of what is known of a lost number is not the one for the same part of a question. */
export function lostPart(part) {
  return part.startsWith('lost_') ? part : `lost_${part}`;
}

/**
 * Puts typed texts into their fields and opens the way that they belong to. Whether every choice is
 * one that the form has: for another one the reader has to choose, and to send.
 */
export function fill(parts) {
  let fits = true;
  const isLost = 'lost_on' in parts;
  const typed = isLost ? lostFields(parts) : parts;
  form.reset();
  for (const each of ways) each.open = each.dataset.way in typed;
  form.querySelector('.other').open = ways.some((each) => each.open);
  for (const [part, text] of Object.entries(typed)) {
    const place = field(part);
    if (place) place.value = text.replace(ISO, (day) => day.split('-').reverse().join('.'));
    if (place && isLost && text) place.closest('details').open = true;
    if (place?.selectedIndex < 0) [place.selectedIndex, fits] = [0, false];
  }
  return fits;
}

/** What was asked on another day is asked about today. */
function lostFields({ on, ...parts }) {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [lostPart(part), text]));
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
