/**
 * Reads what people type or paste for a date or an amount, just as `calculator/input.py` and
 * `calculator/money.py` do, by the same words and forms; what they mean is explained there.
 *
 * A day is a number of days since 1 January 1970.
 */

import { fromCivil, toCivil } from '../common/days.js';
import { inLatin } from '../common/digits.js';
import forms from './forms.json' with { type: 'json' };

const LONGEST = 2_000;
const [FIRST_YEAR, LAST_YEAR] = [2000, 2199];
const CENTURY = 2000;
const [BUDDHIST_ERA, FIRST_BUDDHIST_YEAR] = [543, 2500];
const NEAR = 3 * 365 + 1;
const NOON = 12;
const MOST_OFFERS = 4;
const ANCHOR_REACH = 120;

const LONGEST_ECHO = 40;

const INVISIBLE = /\p{Cf}/gu;
const BLANKS = /[\p{Z}\p{Cc} ]+/gu;
const UNSEEN = /[\p{C}\p{Z}]+/gu;
const LOOKALIKES = { o: '0', i: '1', l: '1' };

const khmer = Object.keys(forms.words).filter((word) => word > '\u1780');
const pieces = new RegExp(
  ['[0-9]+', '[a-z]+', ...khmer.sort((one, other) => other.length - one.length), '.'].join('|'),
  'gsu',
);
const anywhere = new RegExp(forms.anywhere.map(([, form]) => `(${form})`).join('|'), 'g');
const mistyped = new RegExp(forms.mistyped, 'g');
const [anchor, timeGap, dottedTimeGap, zone] = ['anchor', 'timeGap', 'dottedTimeGap', 'zone']
  .map((name) => new RegExp(forms[name]));

/**
 * The one day that a text holds: `{day}`, or `{refusal, details, offers}`, of which `offers` are
 * the days that are likely meant. `on` is the day by which doubtful years are judged.
 */
export function readDate(typed, on) {
  const text = plain(typed);
  if (!text) return refuse('date-missing');
  const read = [...text].length > LONGEST ? refuse('date-garbage') : understood(text, on);
  if (read.refusal) read.details = { typed: echo(typed) };
  return read;
}

/** Why nothing was read; the build finds the ids of all refusals by this name. */
function refuse(refusal, offers = []) {
  return { refusal, details: {}, offers };
}

/** The text with Latin digits and single blanks, without invisible marks and outer blanks. */
function plain(typed) {
  return inLatin(typed.replace(INVISIBLE, '').replace(BLANKS, ' ')).trim();
}

/** What was typed, made safe to be repeated in a sentence. */
function echo(typed) {
  const start = [...typed].slice(0, LONGEST_ECHO * 4).join('');
  const text = [...start.replace(UNSEEN, ' ').trim()];
  return text.length > LONGEST_ECHO ? `${text.slice(0, LONGEST_ECHO).join('')}…` : text.join('');
}

function understood(text, on) {
  const tokens = tokensOf(text);
  const found = readings(tokens, on);
  const doubt = found.find(({ refusal }) => refusal);
  if (doubt) return doubt;
  const days = [...new Set(found.map(({ day }) => day))];
  if (days.length > 1) return refuse('date-several', days.slice(0, MOST_OFFERS));
  return days.length ? { day: days[0] } : withoutDate(text, tokens, on);
}

/** A text as tokens: `kinds` has one letter for each of the `values`. */
function tokensOf(text) {
  const tokens = (text.toLowerCase().match(pieces) ?? []).map(token);
  const kinds = tokens.map(([kind]) => kind).join('');
  return { kinds, values: tokens.map(([, value]) => value), times: formsAnywhere(kinds) };
}

function token(piece) {
  if (/^[0-9]/.test(piece)) return [[1, 2, 4, 6, 8].includes(piece.length) ? piece.length : 0, piece];
  const kind = Object.hasOwn(forms.words, piece) && forms.words[piece];
  if (kind) return [kind[0], kind.slice(1) || piece];
  return [forms.marks[piece] ?? (/^[a-z]/.test(piece) ? 'l' : 'x'), piece];
}
