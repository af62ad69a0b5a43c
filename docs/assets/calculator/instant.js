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
const FORMS = {
  D: (write, day) => write.date(day),
  F: (write, day) => write.fullDate(day),
  R: (write, first, last) => write.dateRange(first, last),
  I: (_, day) => isoDate(day),
  K: (_, day) => isoDate(day).replaceAll('-', ''),
  N: (write, number) => write.number(number),
};
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
  const kind = kindOf(question);
  if (!(kind in facts)) return null;
  const { [kind]: day, on, made } = question;
  const [, eras, validity] = entry(facts.tables[tableOf(question, facts)], day);
  const until = day + validity;
  const states = eras[facts.eras.filter((first) => first <= on).length];
  const [, part] = entry(states, on - until);
  const anchors = {
    t: day, u: until, o: on, m: made, v: until - day, '-': until - on, '+': on - until, '=': 0,
  };
  const write = new Writer(facts);
  return built(part, facts, (_, form, meaning) => {
    if (form === 'W') return words(meaning, question.amount?.text, write);
    const from = anchors[meaning[0]];
    const days = meaning.slice(1).split(',').map((far) => from + Number(far));
    const text = FORMS[form.toUpperCase()](write, ...days);
    return form >= 'a' ? escaped(text) : text;
  });
}

/** A question as it was read, in the texts that Python itself is asked with. */
export function asTexts(question) {
  const text = (value) => value.text ?? (typeof value === 'number' ? isoDate(value) : value);
  return Object.fromEntries(Object.entries(question).map(([name, value]) => [name, text(value)]));
}

/** Whether any day is answered for an amount that is topped up by a channel, or all are refused. */
export function isPublished(amount, channel, facts) {
  const [, , answers] = pricedAs(amount, channel, facts);
  return answers;
}

/** The number of the table that belongs to a question. */
function tableOf({ activated, programme, amount, channel, ...question }, facts) {
  if (activated !== undefined) return facts.activated[programme];
  if (!amount) return facts[kindOf(question)];
  const [, table] = pricedAs(amount, channel, facts);
  return table;
}

/** A part with all that it is built of; `fill` fills a hole. */
function built(number, facts, fill) {
  const part = facts.parts[number];
  if (typeof part === 'string') return part.replace(HOLE, fill);
  if (!Array.isArray(part)) return part;
  const [shape, ...numbers] = part;
  const values = numbers.map((each) => built(each, facts, fill));
  const names = facts.shapes[shape];
  return shape ? Object.fromEntries(names.map((name, at) => [name, values[at]])) : values;
}

/** Words of the reader, as they were read; those that are not known yet stay open. */
function words(name, amount, write) {
  switch (name) {
    case 'money': return write.money(amount);
    case 'amount': return amount;
    case 'encoded': return amount.replace(' ', '+');
    default: return `⟦W${name}⟧`;
  }
}

/** The entry for an amount that is topped up by a channel: the number of its table is the second. */
function pricedAs({ cents, currency }, channel, facts) {
  return entry(facts.top_up[channel][currency], cents);
}

/** The last entry that begins at `value` or before it; the first one where none does. */
function entry(entries, value) {
  return entries.filter(([first]) => first <= value).pop() ?? entries[0];
}
