/** Whole days only. ISO text is never given to Date(): it would become a moment in UTC. */

const MILLISECONDS_PER_DAY = 86_400_000;

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

/** `2026-11-23` as a count of days, so that days can be subtracted. */
export function dayNumber(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
}

/** `2026-11-23` as people here write it: `23.11.2026`. */
export function dayFirst(iso) {
  return iso.split('-').reverse().join('.');
}
