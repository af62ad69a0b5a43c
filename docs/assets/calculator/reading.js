/**
 * Reads what people type or paste for a date or an amount, just as `calculator/input.py` and
 * `calculator/typed.py` do, by the same words and forms; what they mean is explained there.
 *
 * A day is a number of days since 1 January 1970.
 */

import { fromCivil, toCivil } from '../common/days.js';
import forms from './forms.json' with { type: 'json' };

const { longest, longestTyped, years, century, buddhist, near, offers: mostOffers, reach } = forms.limits;
const NOON = 12;
const CENTS = 100;

const LONGEST_ECHO = 40;
const LONGEST_AMOUNT = 60;
const LONGEST_WHOLE = 15;

const INVISIBLE = /\p{Cf}/gu;
const BLANKS = /[\p{Z}\p{Cc} ]+/gu;
// Keyboards for Chinese write Latin letters, digits and marks as wide as their own.
const WIDE = /[\uff01-\uff5e]/g;
const KHMER_DIGITS = /[\u17e0-\u17e9]/g;
const UNSEEN = /[\p{C}\p{Z}]+/gu;
const AMOUNT = new RegExp(`^${forms.amount}$`, 'u');
const LOOKALIKES = { o: '0', i: '1', l: '1' };

const [words, marks, currencies] = [forms.words, forms.marks, forms.currencies]
  .map((each) => new Map(Object.entries(each)));
const khmer = [...words.keys()].filter((word) => word > '\u1780')
  .sort((one, other) => other.length - one.length)
  .map((word) => word.replaceAll('.', '[.]'));
const pieces = new RegExp(['[0-9]+', '[a-z]+', ...khmer, '.'].join('|'), 'gsu');
const anywhere = new RegExp(forms.anywhere.map(([, form]) => `(${form})`).join('|'), 'g');
const mistyped = new RegExp(forms.mistyped, 'g');
const [anchor, begin, plan, wordBefore, wordAfter, timeGap, dottedTimeGap, zone, runBehind] = ['anchor',
  'begin', 'plan', 'wordBefore', 'wordAfter', 'timeGap', 'dottedTimeGap', 'zone', 'runBehind'].map((name) => new RegExp(forms[name]));

/**
 * The one day that a text holds: `{day}`, or `{refusal, details, offers}`, of which `offers` are
 * the days that are likely meant. `part` is that of the question, `on` the day by which doubtful
 * years are judged.
 */
export function readDate(typed, part, on) {
  const text = plain(typed.slice(0, longestTyped));
  if (!text) return refuse('date-missing');
  const tooLong = typed.length > longestTyped || [...text].length > longest;
  const read = tooLong ? refuse('date-garbage') : understood(text, part, on);
  if (read.refusal) read.details = { typed: echo(typed) };
  return read;
}

/** Why nothing was read; the build finds the ids of all refusals by this name. */
function refuse(refusal, offers = []) {
  return { refusal, details: {}, offers };
}

/** The text with Latin digits and single blanks, without invisible marks and outer blanks. */
function plain(typed) {
  const moved = (by) => (character) => String.fromCharCode(character.charCodeAt(0) + by);
  return typed.replace(INVISIBLE, '').replace(BLANKS, ' ').replace(WIDE, moved(0x21 - 0xff01))
    .replace(KHMER_DIGITS, moved(0x30 - 0x17e0)).trim();
}

/** What was typed, made safe to be repeated in a sentence. */
function echo(typed) {
  const start = [...typed].slice(0, LONGEST_ECHO * 4).join('');
  const text = [...start.replace(UNSEEN, ' ').trim()];
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO).join('')}…` : text.join('');
}

function understood(text, part, on) {
  const tokens = tokensOf(text);
  const found = readings(tokens, part, on);
  const doubt = found.find(({ refusal }) => refusal);
  if (doubt) return doubt;
  const days = [...new Set(found.map(({ day }) => day))];
  if (days.length > 1) return refuse('date-several', days.slice(0, mostOffers));
  return days.length ? { day: days[0] } : withoutDate(text, tokens, part, on);
}

/** A text as tokens: `kinds` has one letter for each of the `values`. */
function tokensOf(text) {
  const tokens = (text.toLowerCase().match(pieces) ?? []).map(token);
  const kinds = tokens.map(([kind]) => kind).join('');
  return { kinds, values: tokens.map(([, value]) => value), found: formsAnywhere(kinds) };
}

function token(piece) {
  if (/^[0-9]/.test(piece)) return [[1, 2, 4, 6, 8].includes(piece.length) ? piece.length : 0, piece];
  const kind = words.get(piece);
  if (kind) return [kind[0], kind.slice(1) || piece];
  return [marks.get(piece) ?? (/^[a-z]/.test(piece) ? 'l' : 'x'), piece];
}

function formsAnywhere(kinds) {
  return [...kinds.matchAll(anywhere)].map((found) => ({
    order: forms.anywhere[found.slice(1).findIndex((group) => group !== undefined)][0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** The form that all of a text has, if it has one of these groups. */
function wholeForm({ kinds }, ...groups) {
  for (const group of groups) {
    for (const [order, form] of forms[group]) {
      const found = kinds.match(`(${forms.before[group]})(${form})${forms.after}`);
      if (found) return { order, start: found[1].length, end: found[1].length + found[2].length };
    }
  }
  return null;
}

/** The numbers and the month's name in a form, as numbers in text. */
function partsOf({ kinds, values }, { start, end }) {
  return values.slice(start, end).filter((_, place) => '012468m'.includes(kinds[start + place]));
}

/** Why there is no date in a text: a missing year, a run of digits, letters in place of digits. */
function withoutDate(text, tokens, part, on) {
  const half = wholeForm(tokens, 'half');
  if (half) {
    const parts = partsOf(tokens, half).map(Number);
    const [day, month] = half.order === 'dm' ? parts : parts.reverse();
    return withoutYear(day, month, on);
  }
  if (runBehind.test(tokens.kinds)) {
    const meant = runOf(tokens.values[tokens.kinds.search(/[68]/)], on);
    return refuse('date-garbage', meant.offers ?? [meant.day]);
  }
  const lower = text.toLowerCase();
  const mended = lower.replace(mistyped, (found) => found.replace(/[oil]/g, (letter) => LOOKALIKES[letter]));
  const read = mended === lower ? {} : understood(mended, part, on);
  return refuse('date-garbage', 'day' in read ? [read.day] : []);
}

function withoutYear(day, month, on) {
  const { year } = toCivil(on);
  const days = [year - 1, year, year + 1].map((each) => existing(each, month, day));
  const [nearest] = days.filter((each) => each !== null).sort((one, other) => away(one, on) - away(other, on));
  return nearest === undefined ? refuse('date-garbage') : refuse('date-year-missing', [nearest]);
}

function away(day, on) {
  return Math.abs(day - on);
}

/** What each date of a text means that may be the day asked for. */
function readings(tokens, part, on) {
  let found = tokens.found.filter((form) => isDate(tokens, form));
  if (!found.length) found = [wholeForm(tokens, 'whole', 'run')].filter(Boolean);
  const { meant, perhaps = [] } = meantOf(tokens, part, found);
  if (found.length && !meant.length) {
    const read = perhaps.map((form) => dayOf(tokens, form, on));
    const days = [...new Set(read.map(({ day }) => day).slice(0, mostOffers))];
    return [read.find(({ refusal }) => refusal) ?? refuse('date-other-day', days)];
  }
  return meant.map((form) => {
    const read = dayOf(tokens, form, on);
    return read.refusal ? read : atItsTime(tokens, form, read);
  });
}

/** The dates that may be the day asked for, or those of packages of data, which `perhaps` are it. */
function meantOf(tokens, part, found) {
  const decided = behind(anchor, tokens, found);
  if (forms.past.includes(part)) return { meant: found.filter((form) => !decided.includes(form)) };
  const named = decided.length ? decided : found;
  if (part !== 'valid_until') return { meant: named };
  const [begins, plans] = [behind(begin, tokens, found), behind(plan, tokens, found)];
  const meant = named.filter((form) => !begins.includes(form));
  const isSold = tokens.kinds.includes('s');
  const isToppedUp = tokens.kinds.includes('r') && meant.length === 1;
  const isAnother = !decided.length && (isSold || isToppedUp);
  const isNone = isAnother || meant.every((form) => plans.includes(form));
  return isNone ? { meant: [], perhaps: isSold ? [] : plans } : { meant };
}

/** Whether a form is a date: three numbers with blanks between may be anything in a text. */
function isDate(tokens, form) {
  if (form.order !== 'spaced') return !['none', 'time'].includes(form.order);
  const { kinds } = tokens;
  return partsOf(tokens, form).some((part) => part.length === 4 && part >= years.first
      && part <= years.last + buddhist.era)
    || wordBefore.test(kinds.slice(0, form.start).slice(-reach))
    || wordAfter.test(kinds.slice(form.end, form.end + reach));
}

/** The dates that stand behind such words. */
function behind(words, { kinds }, found) {
  let [before, last] = ['', 0];
  return found.filter(({ start, end }) => {
    before = (before + kinds.slice(last, start)).slice(-reach);
    const decides = words.test(before);
    [before, last] = [`${before}D`, end];
    return decides;
  });
}

/** The day that a form names, whatever time stands beside it. */
function dayOf(tokens, form, on) {
  const [first, second, third] = partsOf(tokens, form);
  if (form.order === 'run') return runOf(first, on);
  if (form.order === 'either') return dayOrYearFirst(first, second, third, on);
  if (form.order === 'mdy') return checked(third, first, second, on);
  if (first.length === 4) return checked(first, second, third, on);
  return checked(third, second, first, on);
}

/** Digits without separators: day first, or the year where it has four of them. */
function runOf(digits, on) {
  const cut = (...places) => places.map((place, index) => digits.slice(places[index - 1] ?? 0, place));
  if (digits.length === '100926'.length) return dayOrYearFirst(...cut(2, 4, 6), on);
  const yearFirst = checked(...cut(4, 6, 8), on);
  return yearFirst.refusal ? checked(...cut(2, 4, 8).reverse(), on) : yearFirst;
}

/** Three short numbers of which either end may be the year, where that is near to today. */
function dayOrYearFirst(first, month, last, on) {
  const dayFirst = checked(last, month, first, on);
  if (last.length > 2 || first.length < 2 || !isCertain(first)) return dayFirst;
  const yearFirst = existing(century + Number(first), Number(month), Number(last));
  if (yearFirst === null || yearFirst === dayFirst.day || away(yearFirst, on) > near) return dayFirst;
  // Of a year that is doubtful too, the likeliest: 26-09-10 may be a day of 2010.
  const other = existing(century + Number(last), Number(month), Number(first));
  const both = other === null ? [yearFirst] : [other, yearFirst];
  return refuse('date-unclear', both.sort((one, other) => away(one, on) - away(other, on)));
}

/** The day of these numbers, if it is beyond doubt. */
function checked(year, month, day, on) {
  const short = year.length === 2;
  const number = Number(year) + (short ? century : 0);
  const [monthNumber, dayNumber] = [Number(month), Number(day)];
  if (short && !isCertain(year)) {
    const common = Number(year) + buddhist.first - buddhist.era;
    const meant = existing(common, monthNumber, dayNumber);
    const isNear = meant !== null && away(meant, on) <= near;
    return refuse('date-two-digit-year', isNear ? [meant] : []);
  }
  if (number >= buddhist.first && number <= years.last + buddhist.era) {
    return refuse('date-buddhist', offered(number - buddhist.era, monthNumber, dayNumber));
  }
  const found = existing(number, monthNumber, dayNumber);
  if (found === null) return refuse('date-impossible', offered(number, dayNumber, monthNumber));
  return number >= years.first && number <= years.last ? { day: found } : refuse('date-out-of-range');
}

/** The day of these numbers as an offer, where there is such a day. */
function offered(year, month, day) {
  const found = year >= years.first && year <= years.last ? existing(year, month, day) : null;
  return found === null ? [] : [found];
}

/** Whether a year in two digits is beyond doubt. */
function isCertain(year) {
  return Number(year) >= years.short[0] && Number(year) <= years.short[1];
}

/** The number of that day, or null for one that is not in the calendar. */
function existing(year, month, day) {
  const number = fromCivil(year, month, day);
  const found = toCivil(number);
  return year > 0 && found.month === month && found.day === day ? number : null;
}

/** The day, unless a time beside it does not exist, or is where one day meets another. */
function atItsTime(tokens, form, read) {
  for (const time of tokens.found) {
    const clock = clockOf(tokens, form, time);
    if (!clock) continue;
    if (!isTime(...clock) || zone.test(tokens.kinds.slice(time.end))) {
      return refuse('date-time', [read.day]);
    }
    // Tables write a plain date as 2026-12-07 00:00:00.
    const plainDate = form.order === 'iso' && clock.length > 2;
    if (!clock[0] && !clock[1] && !plainDate) return refuse('date-midnight', [read.day - 1, read.day]);
  }
  return read;
}

/** Hour, minute and perhaps second of a time that stands beside a date, else nothing. */
function clockOf(tokens, form, time) {
  const [first, second] = form.start < time.start ? [form, time] : [time, form];
  const gap = tokens.kinds.slice(first.end, second.start);
  const kinds = tokens.kinds.slice(time.start, time.end);
  const parts = partsOf(tokens, time).map(Number);
  if (time.order === 'none') {
    // Behind a date 23.59 is a time; 99.99 is none, but an amount.
    const dotted = first === form && kinds === '2.2' && isTime(...parts);
    return dotted && dottedTimeGap.test(gap) ? parts : null;
  }
  if (time.order !== 'time' || !timeGap.test(gap)) return null;
  if (kinds.endsWith('A') && parts[0] === NOON) parts[0] = 0;
  return parts;
}

function isTime(hour, minute, second = 0) {
  return (hour < 24 && minute < 60 && second < 60) || (hour === 24 && !minute && !second);
}

/**
 * An amount with its currency: `{cents, currency, text}`, or `{refusal, details, offers}`, of which
 * `offers` are texts that can be typed. Offered are only likely meanings with `isPublished(cents,
 * currency)`, since nobody means a card that there is not.
 */
export function readAmount(typed, isPublished) {
  const text = plain(typed.slice(0, longestTyped));
  if (!text) return refuse('amount-missing');
  const tooLong = typed.length > longestTyped || [...text].length > LONGEST_AMOUNT;
  const [, before, spaced, after] = (!tooLong && text.match(AMOUNT)) || [];
  const number = spaced?.replaceAll(' ', ',');
  const details = { typed: echo(typed) };
  if (!number || number.split('.')[0].length > LONGEST_WHOLE) {
    return { ...refuse('amount-garbage'), details };
  }
  const named = [before, after].map((word) => word.trim()).filter(Boolean);
  const codes = named.map((word) => currencies.get(word.toLowerCase()));
  const strange = named.find((_, index) => !codes[index] || codes[index] !== codes[0]);
  if (strange) return { ...refuse('currency-unknown'), details: { currency: echo(strange) } };
  const [code] = codes;
  const meant = (code ? [code] : Object.keys(forms.numbers)).flatMap((each) => meanings(number, each));
  if (code && meant[0]?.how === 'sure') return meant[0];
  const offers = meant
    .filter(({ cents, currency, how }) => (code && how === 'plain') || isPublished(cents, currency))
    .map((each) => each.text);
  return { ...(code ? refuse('amount-unclear', offers) : refuse('currency-missing', offers)), details };
}

/** What a number may be worth in a currency, in cents, and how certain that is. */
function meanings(number, currency) {
  return forms.numbers[currency].filter(([form]) => number.match(`^(?:${form})$`))
    .map(([, mark, how]) => {
      const value = Number(number.replaceAll(mark, '').replace(',', '.'));
      return { ...amount(Math.round(value * CENTS), currency), how };
    });
}

function amount(cents, currency) {
  const exact = (cents / CENTS).toFixed(2).replace('.00', '');
  return { cents, currency, text: `${exact} ${currency}` };
}
