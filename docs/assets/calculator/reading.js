/**
 * Reads plain dates and amounts just as the calculator's Python does.
 *
 * What is surely wrong is refused; what only might be, such as a month in words, is left to Python.
 */

import { fromCivil, toCivil } from '../common/days.js';
import { inLatin } from '../common/digits.js';

const LONGEST = 28;
const CENTURY = 2000;
const LONGEST_WHOLE = 12;

const INVISIBLE = /\p{Cf}/gu;
const UNSEEN = /[\p{C}\p{Z}]/gu;
// Printable ASCII, and Khmer. Anything else is rare enough to be left to Python.
const ORDINARY = /^[\x20-\x7e\u1780-\u17ff]*$/;

// The SMS says "23:59" after the date; it may be pasted along.
const TIME = /[\s,]+\d{1,2}:\d{2}$/;
const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const DAY_FIRST = /^(?<day>\d{1,2})\s*(?<mark>[./-])\s*(?<month>\d{1,2})\s*\k<mark>\s*(?<year>\d{4}|\d{2})$/;

const MONEY = /^(?<number>[\d.,]+)\s*(?<currency>[A-Z]{3})$/;
// A comma only as 1,000 or 5,000,000: "4,50" could mean two things and is refused.
const NUMBER = /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?$/;

/** A question that is not answered. In `details` a number is a day. */
export class Refusal extends Error {
  constructor(id, field, details) {
    super(id);
    Object.assign(this, { id, field, details });
  }
}

/** A question that only Python can answer or refuse. */
export class LeftToPython extends Error {}

/** Refuses; the build finds the ids of all refusals by this name. */
export function refuse(id, field, details = {}) {
  throw new Refusal(id, field, details);
}

/** The number of the typed day. `years`: those supported, and those in two digits beyond doubt. */
export function readDate(typed, field, years) {
  const text = plain(typed);
  if (!text) refuse('date-missing', field);
  const details = { typed: echo(typed) };
  const parts = dateParts(text);
  if (!parts) refuseGarbage(text, field, details);
  const short = parts.year.length === 2;
  if (short && !within(years.short, Number(parts.year))) {
    refuse('date-two-digit-year', field, details);
  }
  const year = Number(parts.year) + (short ? CENTURY : 0);
  const number = existingDay(year, Number(parts.month), Number(parts.day));
  if (number === null) refuse('date-impossible', field, details);
  if (!within([years.first, years.last], year)) refuse('date-out-of-range', field, details);
  return number;
}

/** An amount in cents, its currency, and how it is written: `{cents, currency, text}`. */
export function readAmount(typed, currencies) {
  const text = plain(typed);
  if (!text) refuse('amount-missing', 'amount');
  const { number, currency } = text.match(MONEY)?.groups ?? {};
  if (!currencies.includes(currency)) throw new LeftToPython();
  const parts = number.match(NUMBER)?.groups;
  if (!parts) refuse('amount-unclear', 'amount', { typed: echo(typed) });
  const whole = parts.whole.replace(/,/g, '');
  const fraction = (parts.fraction ?? '').padEnd(2, '0');
  if (whole.length > LONGEST_WHOLE || fraction.length > 2) throw new LeftToPython();
  const decimals = Number(fraction) ? `.${fraction}` : '';
  return {
    cents: Number(whole) * 100 + Number(fraction),
    currency,
    text: `${Number(whole)}${decimals} ${currency}`,
  };
}

/** The text with Latin digits, without invisible marks and outer blanks. */
function plain(typed) {
  if (typed.length > LONGEST) throw new LeftToPython();
  const text = inLatin(typed.replace(INVISIBLE, '')).trim();
  if (!ORDINARY.test(text)) throw new LeftToPython();
  return text;
}

/** What was typed, safe to be repeated in a sentence. */
function echo(typed) {
  return typed.replace(UNSEEN, ' ').replace(/ +/g, ' ').trim();
}

function dateParts(text) {
  const date = text.replace(TIME, '').trim();
  return (date.match(ISO) ?? date.match(DAY_FIRST))?.groups;
}

/** Every date has digits, and one that is not plain has a month in letters. */
function refuseGarbage(text, field, details) {
  if (/\p{L}/u.test(text) && /\d/.test(text)) throw new LeftToPython();
  refuse('date-garbage', field, details);
}

/** The number of that day, or null for one that is not in the calendar. */
function existingDay(year, month, day) {
  const number = fromCivil(year, month, day);
  const found = toCivil(number);
  return year > 0 && found.month === month && found.day === day ? number : null;
}

function within([first, last], value) {
  return first <= value && value <= last;
}
