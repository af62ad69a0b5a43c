/** Writes dates, numbers and amounts as the calculator's Python does, from the same CLDR data. */

import { toCivil } from './days.js';

export class Writer {
  #locale;
  #money;
  #ranges;

  /** `locale`: names and patterns of one language; patterns of amounts and ranges. */
  constructor({ locale, money, ranges }) {
    this.#locale = locale;
    this.#money = money;
    this.#ranges = ranges;
  }

  /** A date without its weekday. */
  date(day) {
    return this.#dated(this.#locale.date, day);
  }

  /** A date with its weekday. */
  fullDate(day) {
    return this.#dated(this.#locale.full_date, day);
  }

  /** One of the days between two, both included; of many only the ends. */
  dateRange(first, last) {
    const apart = last - first;
    if (apart > 2) {
      return filled(this.#ranges.many, { first: this.date(first), last: this.date(last) });
    }
    const months = toCivil(first).month === toCivil(last).month ? '' : '.months';
    const before = (day) => this.#dated(this.#patternBefore(day, last), day);
    const parts = { first: before(first), second: before(last - 1), last: this.date(last) };
    return filled(this.#ranges[`${apart + 1}${months}`], parts);
  }

  /** The pattern of a day without the month and year that the date after it names. */
  #patternBefore(number, later) {
    const [day, last] = [toCivil(number), toCivil(later)];
    if (day.year !== last.year) return this.#locale.date;
    return day.month === last.month ? '{day}' : this.#locale.day_month;
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

  #dated(pattern, number) {
    const { year, month, day, weekday } = toCivil(number);
    const { months, weekdays } = this.#locale;
    return filled(pattern, { day, month: months[month - 1], weekday: weekdays[weekday], year });
  }
}

/** A text with its `{name}` places filled in. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
