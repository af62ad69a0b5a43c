/** Whole days only, as numbers of days since 1 January 1970: no moments, no time zones. */

const MILLISECONDS = 86_400_000;

/** Today as a number of days in the zone that the page names, whatever the device's own. */
export function today() {
  const { timeZone } = document.querySelector('[data-time-zone]').dataset;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone });
  const parts = format.formatToParts(new Date()).map(({ type, value }) => [type, Number(value)]);
  const { year, month, day } = Object.fromEntries(parts);
  return fromCivil(year, month, day);
}

/** The number of a day; a month has no 31st where the calendar has none: see `toCivil`. */
export function fromCivil(year, month, day) {
  return Date.UTC(year, month - 1, day) / MILLISECONDS;
}

/** Year, month, day and weekday (0 for Monday) of a day's number. */
export function toCivil(number) {
  const moment = new Date(number * MILLISECONDS);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    weekday: (moment.getUTCDay() + 6) % 7,
  };
}

/** `2026-11-23` as a number of days. */
export function dayNumber(iso) {
  return fromCivil(...iso.split('-').map(Number));
}

/** A number of days as `2026-11-23`. */
export function isoDate(number) {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** A number of days as people here write it: `23.11.2026`. */
export function dayFirst(number) {
  return isoDate(number).split('-').reverse().join('.');
}
