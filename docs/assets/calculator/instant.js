/**
 * The answer without Python: what Python said at build time, with its holes filled.
 *
 * `facts` is the file that `publishing.instant` writes. Nothing is decided here but which entry
 * belongs to a question; a day is a number of days since 1 January 1970.
 */

import { isoDate } from '../common/days.js';
import { Writer } from '../common/writer.js';
import { escaped } from './calendar_file.js';

const KINDS = ['valid_until', 'top_up', 'activated', 'lost_on'];
const HOLE = /⟦(.)(.*?)⟧/g;
const fetched = {};

/** The facts for a question, or with `-keep` for what is kept of it; none for several top-ups. */
export async function factsFor(question, suffix = '') {
  if (!kindOf(question)) return {};
  return factsIn(`${'valid_until' in question ? 'printed' : 'other'}${suffix}`);
}

function kindOf(question) {
  return KINDS.find((each) => each in question);
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
 * The response to a question as it was read, the same as that of `calculator.web`; null where the
 * facts do not tell, and Python itself has to be asked.
 *
 * `question`: `{valid_until | top_up | activated: day, on: day}`, and for a top-up `channel` and
 * `amount: {cents, currency, text}`, for a new SIM its `programme`.
 */
export function instantResponse(question, facts) {
  if (!(kindOf(question) in facts)) return null;
  const response = new Response(question, facts);
  return response.part(response.found());
}

/** A question as it was read, in the texts that Python itself is asked with. */
export function asTexts(question) {
  const text = (value) => value.text ?? (typeof value === 'number' ? isoDate(value) : value);
  return Object.fromEntries(Object.entries(question).map(([name, value]) => [name, text(value)]));
}

/** Whether any day is answered for an amount that is topped up by a channel, or all are refused. */
export function isPublished(amount, channel, facts) {
  const { stretches } = facts.tables[tableOf(amount, channel, facts)];
  return stretches.some(([, stretch]) => typeof stretch !== 'number');
}

class Response {
  constructor(question, facts) {
    this.facts = facts;
    this.question = question;
    this.kind = kindOf(question);
    this.day = question[this.kind];
    this.until = this.day;
    this.write = new Writer(facts);
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
    if (typeof part === 'string') {
      return part.replace(HOLE, (_, form, meaning) => this.hole(form, meaning));
    }
    if (!Array.isArray(part)) return part;
    const [shape, ...numbers] = part;
    const values = numbers.map((each) => this.part(each));
    const names = this.facts.shapes[shape];
    return shape ? Object.fromEntries(names.map((name, at) => [name, values[at]])) : values;
  }

  hole(form, meaning) {
    if (form === 'W') return this.words(meaning);
    if (form >= 'a') return escaped(this.hole(form.toUpperCase(), meaning));
    const { day, until, write, question: { on, made } } = this;
    const anchors = {
      t: day, u: until, o: on, m: made, v: until - day, '-': until - on, '+': on - until, '=': 0,
    };
    const from = anchors[meaning[0]];
    const [first, last] = meaning.slice(1).split(',').map((far) => from + Number(far));
    switch (form) {
      case 'D': return write.date(first);
      case 'F': return write.fullDate(first);
      case 'R': return write.dateRange(first, last);
      case 'I': return isoDate(first);
      case 'K': return isoDate(first).replaceAll('-', '');
      default: return write.number(first);
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
function tableOf({ cents, currency }, channel, facts) {
  const [, table] = entry(facts.top_up[channel][currency], cents);
  return table;
}

/** The last entry that begins at `value` or before it; the first one where none does. */
function entry(entries, value) {
  return entries.filter(([first]) => first <= value).pop() ?? entries[0];
}
