/** Writes dates, numbers and amounts as the calculator's Python does, from the same CLDR data. */

import { toCivil } from './days.js';

export class Writer {
  #locale;
  #money;

  /** `locale`: names and patterns of one language; `money`: a pattern for each currency. */
  constructor({ locale, money }) {
    this.#locale = locale;
    this.#money = money;
  }

  /** A date without its weekday. */
  date(day) {
    return this.#dated(this.#locale.date, day);
  }

  /** A date with its weekday. */
  fullDate(day) {
    return this.#dated(this.#locale.full_date, day);
  }

  /** One date, or two with a dash; month and year are not written twice. */
  dateRange(first, last) {
    const { dash, date } = this.#locale;
    const [from, to] = [toCivil(first), toCivil(last)];
    if (from.year === to.year && from.month === to.month) {
      return this.#dated(date, first, `${from.day}${dash}${to.day}`);
    }
    return `${this.date(first)} ${dash} ${this.date(last)}`;
  }

  /** A number that is written exactly, such as `2.50`. */
  number(value) {
    const [whole, fraction] = String(value).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.#locale.group);
    return fraction ? `${grouped}${this.#locale.decimal}${fraction}` : grouped;
  }

  /** An amount such as `2.50 USD` as the reader calls it. */
  money(text) {
    const [amount, currency] = text.split(' ');
    return filled(this.#money[currency], { amount: this.number(amount) });
  }

  #dated(pattern, number, days) {
    const { year, month, day, weekday } = toCivil(number);
    const { months, weekdays } = this.#locale;
    return filled(pattern, {
      day: days ?? day, month: months[month - 1], weekday: weekdays[weekday], year,
    });
  }
}

/** A text with its `{name}` places filled in. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
