/**
 * The answer before Python is there: looked up in what Python said at build time.
 *
 * `facts` is the file that `publishing.instant` writes. It holds no dates but distances in days
 * from the typed date, so nothing is done here but finding the right entry and adding.
 */

import { isoDate } from '../common/days.js';
import { readAmount, readDate } from './reading.js';

/** A question that is not answered. In `details` and `offers` a number is a day. */
class Refusal extends Error {
  constructor(id, field, details, offers) {
    super(id);
    Object.assign(this, { id, field, details, offers });
  }
}

/** A question that only Python can answer or refuse. */
class LeftToPython extends Error {}

/** Refuses; the build finds the ids of all refusals by this name. */
function refuse(id, field, details = {}, offers = []) {
  throw new Refusal(id, field, details, offers);
}

const KINDS = ['valid_until', 'top_up', 'activated'];

/**
 * The response to a question, like Python's as far as it goes: an answer without reasons, or a
 * refusal; null where only Python can tell.
 */
export function instantResponse(question, facts, write) {
  try {
    const asked = understood(question, facts);
    const segment = entry(asked.table, asked.day, ({ from }) => from);
    if (segment.refusal) refuseLike(segment.refusal, asked.day, asked.question.amount);
    return { answer: answer(asked, segment, facts), wording: wording(asked, segment, facts, write) };
  } catch (stopped) {
    if (stopped instanceof LeftToPython) return null;
    if (!(stopped instanceof Refusal)) throw stopped;
    return { refusal: refused(stopped, write) };
  }
}

function refused({ id, field, details, offers }, write) {
  const sentence = write.text(`refusal.${id}`, details);
  if (!offers.length) return { id, field, sentence };
  const said = offers.map((each) => (typeof each === 'number' ? write.date(each) : each));
  const question = `refusal.offer.${said.length > 1 ? 'several' : 'one'}`;
  return {
    id,
    field,
    sentence: `${sentence} ${write.text(question, { offers: write.either(said) })}`,
    offers: offers.map((each, index) => ({
      typed: typeof each === 'number' ? isoDate(each) : each,
      text: said[index],
    })),
  };
}

/** What was read, where it was read without doubt. */
function certain(read, field) {
  if (read.refusal) refuse(read.refusal, field, read.details, read.offers);
  return read;
}

/** The last entry that begins at `value` or before it; the first one where none does. */
function entry(entries, value, start) {
  return entries.filter((each) => start(each) <= value).pop() ?? entries[0];
}

/** The days of a question, the table to look in, and the question in one spelling. */
function understood(question, facts) {
  const on = certain(readDate(question.on, null), 'on').day;
  if (on < facts.asked.from) refuseLike(facts.asked.refusal, on);
  const kind = KINDS.find((each) => each in question);
  if (!kind) throw new LeftToPython();
  const { day } = certain(readDate(question[kind], on), kind);
  if (facts.past.includes(kind) && day > on) refuse('day-after-asked', kind, { day, on });
  const { table, parts } = tableOf(kind, question, facts);
  const normalised = { [kind]: isoDate(day), ...parts, on: isoDate(on) };
  return { day, on, table: facts.tables[table], question: normalised };
}

function tableOf(kind, question, facts) {
  if (kind === 'valid_until') return { table: facts.valid_until };
  if (kind === 'top_up') return amountTable(question, facts);
  const { programme } = question;
  if (!(programme in facts.activated)) throw new LeftToPython();
  return { table: facts.activated[programme], parts: { programme } };
}

function amountTable({ channel, amount }, facts) {
  if (!(channel in facts.top_up)) throw new LeftToPython();
  const currencies = facts.top_up[channel];
  const metBy = (cents, currency) => entry(currencies[currency], cents, ([from]) => from)[1];
  const isPublished = (cents, currency) => !facts.tables[metBy(cents, currency)].every((each) => each.refusal);
  const { cents, currency, text } = certain(readAmount(amount, isPublished), 'amount');
  return { table: metBy(cents, currency), parts: { amount: text, channel } };
}

/** Of a refusal only `day` depends on the date at fault, and `typed` on the reader. */
function refuseLike({ id, field, details }, date, typed) {
  refuse(id, field, { ...details, typed, day: date + details.day });
}

function answer({ day, on, question }, segment, facts) {
  const range = (days) => days && {
    earliest: isoDate(day + days[0]),
    latest: isoDate(day + days[1]),
  };
  const { resale_on, earliest, latest } = stateOn(on - day, segment, facts);
  return {
    question,
    valid_until: range(segment.valid_until),
    stages: segment.stages.map(({ stage, first_day, last_day }) => ({
      id: facts.stages[stage].id,
      first_day: range(first_day),
      last_day: range(last_day),
    })),
    act_by: isoDate(day + segment.act_by),
    recycle_date: range(segment.recycle_date),
    resale_on,
    stage_on: { earliest, latest },
  };
}

function wording({ day, on }, segment, facts, write) {
  const state = stateOn(on - day, segment, facts);
  const name = (id) => write.text(facts.stages.find((stage) => stage.id === id).name);
  const dated = (distance) => write.fullDate(day + distance);
  const [recycle, recycle_latest] = segment.recycle_date.map(dated);
  const act_by = dated(segment.act_by);
  const works = segment.valid_until && dated(segment.valid_until[0]);
  const together = (ids, details) => ids.split(' ').map((id) => write.text(id, details)).join(' ');
  const comes_in = state.comes_in !== null && dated(state.comes_in);
  const ruleNames = facts.rules.map((id) => write.text(`rule.${id}`));
  const rule = write.either(segment.rules.map((each) => ruleNames[each]));
  return {
    headline: write.text(state.headline, { act_by, recycle, recycle_latest, works, comes_in }),
    act_by,
    standing: write.text(state.standing, {
      on: write.fullDate(on),
      stage: name(state.latest),
      other: name(state.earliest),
    }),
    resale: together(state.resale, { on: write.fullDate(on), rule }),
    advice: together(state.advice),
    stages: segment.stages.map((line) => stageLine(line, day, facts, write)),
    warnings: segment.warnings.map((warning) => {
      const { text, clause } = facts.warnings[warning];
      return { text: write.text(text, { rule: ruleNames.at(-1) }), clause };
    }),
  };
}

function stateOn(distance, segment, facts) {
  const [, state] = entry(segment.states, distance, ([from]) => from);
  return facts.states[state];
}

function stageLine({ stage, first_day, last_day }, typed, facts, write) {
  const { id, name, period, works, note } = facts.stages[stage];
  const days = (range) => range && write.dateRange(typed + range[0], typed + range[1]);
  return {
    id,
    name: write.text(name),
    period: write.text(period, { first: days(first_day), last: days(last_day) }),
    works: write.text(works),
    note: note.map((each) => write.text(each)).join(' '),
  };
}
