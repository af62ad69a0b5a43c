/** Writes sentences and dates in the page's language, from the calculator's own catalog. */

import { toCivil, weekday } from './days.js';
import { inDigits } from './digits.js';

export class Writer {
  #locale;
  #sentences;
  #digits;

  /** `wording`: names and patterns of dates, and sentences by id, as the build wrote them. */
  constructor({ locale, sentences }, digits) {
    this.#locale = locale;
    this.#sentences = sentences;
    this.#digits = digits;
  }

  /** The sentence of that id. Details are texts, lists of texts, or numbers of days. */
  text(id, details = {}) {
    return filled(this.#sentences[id], (name) => this.#detail(details[name]));
  }

  /** A date without its weekday. */
  date(day) {
    return this.#dated(this.#locale.date, day);
  }

  /** A date with its weekday. */
  fullDate(day) {
    return this.#dated(this.#locale.full_date, day);
  }

  /** An amount that is written exactly, such as `2.50`, with its currency. */
  money(amount, currency) {
    const { group, decimal } = this.#locale;
    const [whole, fraction] = amount.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    const written = fraction ? `${grouped}${decimal}${fraction}` : grouped;
    return this.text(`money.${currency}`, { amount: inDigits(written, this.#digits) });
  }

  /** Texts of which one holds: "a, b or c". */
  either(texts) {
    if (texts.length < 2) return texts.join('');
    return this.text('list.or', { several: texts.slice(0, -1), last: texts.at(-1) });
  }

  /** One of the days between two, both included; of many only the ends. */
  dateRange(first, last) {
    if (first === last) return this.date(first);
    if (last - first > 2) return this.text('days.one_of_many', { first, last });
    const sameMonth = toCivil(first).month === toCivil(last).month;
    const id = `days.one_of_${last - first > 1 ? 'three' : 'two'}${sameMonth ? '' : '.months'}`;
    const before = (day) => this.#dated(this.#patternBefore(day, last), day);
    return this.text(id, { first: before(first), second: before(last - 1), last });
  }

  /** The pattern of a day without the month and year that the date after it names. */
  #patternBefore(number, later) {
    const [day, last] = [toCivil(number), toCivil(later)];
    if (day.year !== last.year) return this.#locale.date;
    return day.month === last.month ? '{day}' : this.#locale.day_month;
  }

  #detail(value) {
    if (typeof value === 'number') return this.date(value);
    return Array.isArray(value) ? value.join(', ') : value;
  }

  #dated(pattern, number) {
    const { year, month, day } = toCivil(number);
    const parts = {
      day,
      month: this.#locale.months[month - 1],
      weekday: this.#locale.weekdays[weekday(number)],
      year,
    };
    return inDigits(filled(pattern, (name) => parts[name]), this.#digits);
  }
}

function filled(text, value) {
  return text.replace(/\{(\w+)\}/g, (_, name) => value(name));
}
