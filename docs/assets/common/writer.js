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

  /** One date, or two with a dash; month and year are not written twice. */
  dateRange(first, last) {
    if (first === last) return this.date(first);
    const { dash, date } = this.#locale;
    const [from, to] = [toCivil(first), toCivil(last)];
    if (from.year === to.year && from.month === to.month) {
      return this.#dated(date, first, `${from.day}${dash}${to.day}`);
    }
    return `${this.date(first)} ${dash} ${this.date(last)}`;
  }

  #detail(value) {
    if (typeof value === 'number') return this.date(value);
    return Array.isArray(value) ? value.join(', ') : value;
  }

  #dated(pattern, number, days) {
    const { year, month, day } = toCivil(number);
    const parts = {
      day: days ?? day,
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
