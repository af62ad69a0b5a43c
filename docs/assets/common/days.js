/** Whole days only, as numbers of days since 1 January 1970: no moments, no time zones. */

const DAYS_IN_ERA = 146_097; // The calendar repeats itself after 400 years.
const YEARS_IN_ERA = 400;
const ERA_START = -719_468; // 1 March of the year 0

/** Today in that zone as `2026-11-23`, whatever the device's own zone. */
export function todayIn(timeZone) {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = format.formatToParts(new Date());
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The number of a day, by Hinnant's `days_from_civil`: years begin in March. */
export function fromCivil(year, month, day) {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / YEARS_IN_ERA);
  const yearOfEra = marchYear - era * YEARS_IN_ERA;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return ERA_START + era * DAYS_IN_ERA + yearOfEra * 365 + leapDays + dayOfYear;
}

/** Year, month and day of a day's number. */
export function toCivil(number) {
  const era = Math.floor((number - ERA_START) / DAYS_IN_ERA);
  const dayOfEra = number - ERA_START - era * DAYS_IN_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524)
    + Math.floor(dayOfEra / (DAYS_IN_ERA - 1));
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - 365 * yearOfEra - Math.floor(yearOfEra / 4)
    + Math.floor(yearOfEra / 100);
  const month = (Math.floor((5 * dayOfYear + 2) / 153) + 2) % 12 + 1;
  const day = dayOfYear - Math.floor((153 * ((month + 9) % 12) + 2) / 5) + 1;
  return { year: yearOfEra + era * YEARS_IN_ERA + (month > 2 ? 0 : 1), month, day };
}

/** 0 for Monday to 6 for Sunday; day 0 was a Thursday. */
export function weekday(number) {
  return (((number + 3) % 7) + 7) % 7;
}

/** `2026-11-23` as a number of days, so that days can be subtracted. */
export function dayNumber(iso) {
  return fromCivil(...iso.split('-').map(Number));
}

/** A number of days as `2026-11-23`. */
export function isoDate(number) {
  const { year, month, day } = toCivil(number);
  const two = (part) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `2026-11-23` as people here write it: `23.11.2026`. */
export function dayFirst(iso) {
  return iso.split('-').reverse().join('.');
}
