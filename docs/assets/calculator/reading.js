/**
 * Reads what people type or paste for a date or an amount, just as `calculator/input.py` and
 * `calculator/typed.py` do, by the same words and forms; what they mean is explained there.
 *
 * A day is a number of days since 1 January 1970.
 */

import { fromCivil, toCivil } from '../common/days.js';
import forms from './forms.json' with { type: 'json' };

const {
  longest, longestTyped, longestAmount, longestWhole, years, century, buddhist, near, ahead,
  offers: mostOffers, reach,
} = forms.limits;
const NOON = 12;
const CENTS = 100;
const LONGEST_ECHO = 40;

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
const otherWords = [...words.keys()].filter((word) => !/^[a-z]+$/.test(word))
  .sort((one, other) => other.length - one.length)
  .map((word) => word.replaceAll(/[.+$]/g, '[$&]'));
const pieces = new RegExp([...otherWords, '[0-9]+', '[a-z]+', '.'].join('|'), 'gsu');
const anywhere = new RegExp(forms.anywhere.map(([, form]) => `(${form})`).join('|'), 'g');
const mistyped = new RegExp(forms.mistyped, 'g');
// The patterns over kinds of tokens, by their names.
const over = Object.fromEntries(Object.entries(forms).filter(([, form]) => typeof form === 'string')
  .map(([name, form]) => [name, new RegExp(form)]));

/**
 * The one day that a text holds: `{day}`, or `{refusal, details, offers}`, of which `offers` are
 * the days that are likely meant. `part` is that of the question, `on` the day by which doubtful
 * years are judged.
 */
export function readDate(typed, part, on) {
  const text = plain(typed, longest);
  if (text === '') return refuse('date-missing');
  const read = text === null ? refuse('date-garbage') : understood(text, part, on);
  if (read.refusal) read.details = { typed: echo(typed) };
  return read;
}

/** Why nothing was read; the build finds the ids of all refusals by this name. */
function refuse(refusal, offers = []) {
  return { refusal, details: {}, offers };
}

/** The text with Latin digits and single blanks, nothing unseen; null if it is longer than `most`. */
function plain(typed, most) {
  const moved = (by) => (character) => String.fromCharCode(character.charCodeAt(0) + by);
  const text = typed.slice(0, longestTyped).replace(INVISIBLE, '').replace(BLANKS, ' ')
    .replace(WIDE, moved(0x21 - 0xff01)).replace(KHMER_DIGITS, moved(0x30 - 0x17e0)).trim();
  const isLong = typed.length > longestTyped || [...text].length > most;
  return text && isLong ? null : text;
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
  return { kinds: tokens.map(([kind]) => kind).join(''), values: tokens.map(([, value]) => value) };
}

function token(piece) {
  if (/^[0-9]/.test(piece)) return [[1, 2, 4, 6, 8].includes(piece.length) ? piece.length : 0, piece];
  const kind = words.get(piece);
  if (kind) return [kind[0], kind.slice(1) || piece];
  return [marks.get(piece) ?? (/^[a-z]/.test(piece) ? 'l' : 'x'), piece];
}

/** The forms that count wherever they stand, from left to right. */
function formsAnywhere(tokens) {
  return [...tokens.kinds.matchAll(anywhere)].map((found) => {
    const [order] = forms.anywhere[found.slice(1).findIndex((group) => group !== undefined)];
    return formOf(tokens, order, found.index, found[0]);
  });
}

/** The form that all of a text has, if it has one of these groups. */
function wholeForm(tokens, ...groups) {
  for (const group of groups) {
    for (const [order, form] of forms[group]) {
      const found = tokens.kinds.match(`(${forms.before[group]})(${form})${forms.after}`);
      if (found) return [formOf(tokens, order, found[1].length, found[2])];
    }
  }
  return [];
}

/** A form that was found: the order of its parts, these, and the places of its tokens. */
function formOf(tokens, order, start, kinds) {
  return { order, parts: partsOf(tokens, start, kinds), start, end: start + kinds.length };
}

/** The numbers and names of months from a place on, as numbers in text. */
function partsOf({ values }, start, kinds) {
  return [...kinds].flatMap((kind, at) => ('012468m'.includes(kind) ? values[start + at] : []));
}

/** Why there is no date in a text: a missing year, a run of digits, letters in place of digits. */
function withoutDate(text, tokens, part, on) {
  const [half] = wholeForm(tokens, 'half');
  if (half) return withoutYear(...(half.order === 'dm' ? half.parts : half.parts.reverse()), on);
  const lower = text.toLowerCase();
  const mended = lower.replace(mistyped, (found) => found.replace(/[oil]/g, (letter) => LOOKALIKES[letter]));
  let read = { offers: [] };
  if (over.runBehind.test(tokens.kinds)) read = runOf(tokens.values[tokens.kinds.search(/[68]/)], on);
  else if (mended !== lower) read = understood(mended, part, on);
  return refuse('date-garbage', read.offers ?? [read.day]);
}

function withoutYear(day, month, on) {
  const { year } = toCivil(on);
  const days = [year - 1, year, year + 1].flatMap((each) => existing(each, month, day));
  const [nearest] = days.sort((one, other) => away(one, on) - away(other, on));
  return nearest === undefined ? refuse('date-garbage') : refuse('date-year-missing', [nearest]);
}

function away(day, on) {
  return Math.abs(day - on);
}

/** What each date of a text means that may be the day asked for. */
function readings(tokens, part, on) {
  let found = formsAnywhere(tokens).filter((form) => isDate(tokens, form));
  if (!found.length) found = wholeForm(tokens, 'whole', 'run');
  const { meant, perhaps = [] } = meantOf(tokens, part, found);
  if (found.length && !meant.length) {
    const read = perhaps.map((form) => dayOf(form, on));
    const days = [...new Set(read.map(({ day }) => day).slice(0, mostOffers))];
    return [read.find(({ refusal }) => refusal) ?? refuse('date-other-day', days)];
  }
  return meant.map((form) => atItsTime(tokens, form, dayOf(form, on)));
}

/** The dates that may be the day asked for, or those of packages of data, which `perhaps` are it. */
function meantOf(tokens, part, found) {
  const decided = behind(over.anchor, tokens, found);
  if (forms.past.includes(part)) return { meant: found.filter((form) => !decided.includes(form)) };
  const named = decided.length ? decided : found;
  if (part !== 'valid_until') return { meant: named };
  const [begins, plans] = [behind(over.begin, tokens, found), behind(over.plan, tokens, found)];
  const meant = named.filter((form) => !begins.includes(form));
  const isSold = tokens.kinds.includes('s');
  const isToppedUp = tokens.kinds.includes('r') && meant.length === 1;
  if (!decided.length && isSold) return { meant: [] };
  if (!decided.length && isToppedUp) {
    return { meant: [], perhaps: meant.filter((form) => isBeforeTopUp(tokens, form)) };
  }
  const isNone = meant.every((form) => plans.includes(form));
  return isNone ? { meant: [], perhaps: isSold ? [] : plans } : { meant };
}

/** Whether a top-up is first spoken of in a later sentence. */
function isBeforeTopUp({ kinds }, form) {
  return !kinds.slice(0, form.start).includes('r') && over.laterTopUp.test(kinds.slice(form.end));
}

/** Whether a form is a date: three numbers with blanks between may be anything in a text. */
function isDate(tokens, form) {
  if (form.order !== 'spaced') return !['none', 'time'].includes(form.order);
  const { kinds } = tokens;
  return form.parts.some((part) => part.length === 4 && part >= years.first
      && part <= years.last + buddhist.era)
    || over.wordBefore.test(kinds.slice(0, form.start).slice(-reach))
    || over.wordAfter.test(kinds.slice(form.end, form.end + reach));
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
function dayOf({ order, parts: [first, second, third] }, on) {
  if (order === 'run') return runOf(first, on);
  if (order === 'either') return dayOrYearFirst(first, second, third, on);
  if (order === 'mdy') return checked(third, first, second, on);
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
  const [yearFirst] = nearby(century + Number(first), month, last, on);
  if (yearFirst === undefined || yearFirst === dayFirst.day) return dayFirst;
  // Of a year that is doubtful too, the likeliest: 26-09-10 may be a day of 2010.
  const both = [...existing(century + Number(last), month, first), yearFirst];
  return refuse('date-unclear', both.sort((one, other) => away(one, on) - away(other, on)));
}

/** The day of these numbers, if it is beyond doubt. */
function checked(year, month, day, on) {
  const isShort = year.length === 2;
  if (isShort && !isCertain(year)) {
    const common = Number(year) + buddhist.first - buddhist.era;
    return refuse('date-two-digit-year', nearby(common, month, day, on));
  }
  const number = Number(year) + (isShort ? century : 0);
  if (number >= buddhist.first && number <= years.last + buddhist.era) {
    return refuse('date-buddhist', offered(number - buddhist.era, month, day, on));
  }
  const [found] = existing(number, month, day);
  if (found === undefined) return refuse('date-impossible', offered(number, day, month, on));
  // So far ahead, two digits of a year that is near have changed places, as in 2062.
  const exchanged = Number(String(number).replace(/(.)(.)$/, '$2$1'));
  const likely = isLikely(number, found, on) ? [] : nearby(exchanged, month, day, on);
  if (likely.length || !isKnown(number)) return refuse('date-out-of-range', likely);
  return { day: found };
}

function isKnown(year) {
  return year >= years.first && year <= years.last;
}

/** Whether a day of that year may well be meant. */
function isLikely(year, day, on) {
  return isKnown(year) && day - on <= ahead;
}

function offered(year, month, day, on) {
  return existing(year, month, day).filter((each) => isLikely(year, each, on));
}

function nearby(year, month, day, on) {
  return existing(year, month, day).filter((each) => away(each, on) <= near);
}

/** Whether a year in two digits is beyond doubt. */
function isCertain(year) {
  return Number(year) >= years.short[0] && Number(year) <= years.short[1];
}

/** The day of these numbers, where there is such a day in the calendar. */
function existing(year, month, day) {
  const number = fromCivil(year, month, day);
  const found = toCivil(number);
  return year > 0 && found.month === Number(month) && found.day === Number(day) ? [number] : [];
}

/** The day, unless a time beside it does not exist, or is where one day meets another. */
function atItsTime(tokens, form, read) {
  if (read.refusal) return read;
  for (const { clock, isOfAnotherZone } of clocks(tokens, form)) {
    if (isOfAnotherZone || !isTime(...clock)) return refuse('date-time', [read.day]);
    // Tables write a plain date as 2026-12-07 00:00:00.
    const plainDate = form.order === 'iso' && clock.length > 2;
    if (!clock[0] && !clock[1] && !plainDate) return refuse('date-midnight', [read.day - 1, read.day]);
  }
  return read;
}

/** Hour, minute and perhaps second of each time beside a date, and if another zone is named. */
function clocks(tokens, { start, end }) {
  const timeBefore = tokens.kinds.slice(0, start).match(over.timeBefore);
  const timeBehind = tokens.kinds.slice(end).match(over.timeBehind);
  return [[timeBefore, 0], [timeBehind, end]].filter(([found]) => found).map(([found, from]) => {
    const [all, kinds, zone] = found;
    const clock = partsOf(tokens, from + found.index + all.indexOf(kinds), kinds).map(Number);
    // Of all hours only this one is another day's.
    if (kinds.endsWith('A') && clock[0] === NOON) clock[0] = 0;
    return { clock, kinds, isOfAnotherZone: zone !== undefined };
  })
    // Behind a date 23.59 is a time; 99.99 is none, but an amount.
    .filter(({ clock, kinds }) => !kinds.includes('.') || isTime(...clock));
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
  const text = plain(typed, longestAmount);
  if (text === '') return refuse('amount-missing');
  const details = { typed: echo(typed) };
  const [, before, spaced, after] = text?.match(AMOUNT) ?? [];
  const number = spaced?.replaceAll(' ', ',');
  if (!number || number.split('.')[0].length > longestWhole) {
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
