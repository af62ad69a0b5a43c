/**
 * The answer without Python: what Python said at build time, with its holes filled.
 *
 * `facts` is the file that `publishing.instant` writes. Nothing is decided here but which entry
 * belongs to a question; a day is a number of days since 1 January 1970.
 */

import { isoDate } from '../common/days.js';
import { Writer } from '../common/writer.js';
import { escaped } from './calendar_file.js';

export const KINDS = ['valid_until', 'top_up', 'activated', 'lost_on'];
const HOLE = /⟦(.)(.*?)⟧/g;
const fetched = {};

/** The facts for a question, or with `-keep` for what is kept of it. */
export function factsFor(question, suffix = '') {
  return factsIn(`${'valid_until' in question ? 'printed' : 'other'}${suffix}`);
}

/** The facts in one file, such as `lost`, fetched once, and only when they are needed. */
export function factsIn(file) {
  fetched[file] ??= load(file).catch((error) => {
    delete fetched[file]; // For the next time.
    throw error;
  });
  return fetched[file];
}

async function load(file) {
  const names = JSON.parse(document.getElementById('instant-files').textContent);
  const response = await fetch(`${document.querySelector('.ask').dataset.guide}${names[file]}`);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}

/**
 * The response to a question as it was read, the same as that of `calculator.web`.
 *
 * `question`: `{valid_until | top_up | activated: day, on: day}`, and for a top-up `channel` and
 * `amount: {cents, currency, text}`, for a new SIM its `programme`.
 */
export function instantResponse(question, facts) {
  return new Response(question, facts).built();
}

/** A question as it was read, in the texts that Python itself is asked with. */
export function asTexts(question) {
  const text = (value) => value.text ?? (typeof value === 'number' ? isoDate(value) : value);
  return Object.fromEntries(Object.entries(question).map(([name, value]) => [name, text(value)]));
}

/** Whether a table has an answer for any day, or only refusals. */
export function isAnswered(number, facts) {
  return facts.tables[number].stretches.some(([, stretch]) => typeof stretch !== 'number');
}

class Response {
  constructor(question, facts) {
    this.facts = facts;
    this.question = question;
    this.kind = KINDS.find((each) => each in question);
    this.day = question[this.kind];
    this.until = this.day;
    this.write = new Writer(facts);
  }

  built() {
    return this.part(this.found());
  }

  /** The number of the part that says all. */
  found() {
    const { facts, day, question: { on } } = this;
    if (on < facts.eras[0]) return facts.too_early;
    const { past, future, stretches } = facts.tables[this.table()];
    if (past && day > on) return future;
    const [, stretch, validity = 0] = entry(stretches, day);
    if (typeof stretch === 'number') return stretch;
    this.until = day + validity;
    const states = stretch[facts.eras.filter((first) => first <= on).length - 1];
    const [, part] = entry(states, on - this.until);
    return part;
  }

  /** The number of the table that belongs to the question. */
  table() {
    const { facts, kind, question } = this;
    if (kind === 'valid_until' || kind === 'lost_on') return facts[kind];
    if (kind === 'activated') return facts.activated[question.programme];
    return tableOf(question.amount, question.channel, facts);
  }

  /** A part with all that it is built of. */
  part(number) {
    const part = this.facts.parts[number];
    if (typeof part === 'string') return this.filled(part);
    if (!Array.isArray(part)) return part;
    const [shape, ...numbers] = part;
    const values = numbers.map((each) => this.part(each));
    const names = this.facts.shapes[shape];
    return shape ? Object.fromEntries(names.map((name, at) => [name, values[at]])) : values;
  }

  filled(text) {
    return text.replace(HOLE, (_, form, meaning) => this.hole(form, meaning));
  }

  hole(form, meaning) {
    if (form === 'W') return this.words(meaning);
    if (form >= 'a') return escaped(this.hole(form.toUpperCase(), meaning));
    const anchor = meaning[0];
    const [first, last] = meaning.slice(1).split(',').map((far) => this.value(anchor, Number(far)));
    const { write } = this;
    switch (form) {
      case 'D': return write.date(first);
      case 'F': return write.fullDate(first);
      case 'R': return write.dateRange(first, last);
      case 'I': return isoDate(first);
      case 'K': return isoDate(first).replaceAll('-', '');
      default: return write.number(first);
    }
  }

  value(anchor, far) {
    const { day, until, question: { on, made } } = this;
    switch (anchor) {
      case 't': return day + far;
      case 'u': return until + far;
      case 'o': return on + far;
      case 'm': return made + far;
      case 'v': return until - day + far;
      case '-': return far - (on - until);
      case '+': return far + (on - until);
      default: return far;
    }
  }

  /** Words of the reader, as they were read; those that are not known yet stay open. */
  words(name) {
    const text = this.question.amount?.text;
    switch (name) {
      case 'money': return this.write.money(text);
      case 'amount': return text;
      case 'encoded': return text.replace(' ', '+');
      default: return `⟦W${name}⟧`;
    }
  }
}

/** The number of the table for an amount that is topped up by a channel. */
export function tableOf({ cents, currency }, channel, facts) {
  const [, table] = entry(facts.top_up[channel][currency], cents);
  return table;
}

/** The last entry that begins at `value` or before it; the first one where none does. */
function entry(entries, value) {
  return entries.filter(([first]) => first <= value).pop() ?? entries[0];
}
