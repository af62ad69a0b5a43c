/** The asked day, which is today unless the reader asked about another one. */

import { todayIn } from '../common/days.js';
import { gettext } from '../common/messages.js';

const { timeZone } = document.querySelector('.calculator').dataset;

/** Whether `on`, such as `2026-11-23`, is today in the operator's time zone. */
export function isToday(on) {
  return on === todayIn(timeZone);
}

/** What the asked day is called where there is no room for its date. */
export function dayName(on) {
  // Translators: mark in picture and table of the stages: where the number stands today
  if (isToday(on)) return gettext('calculator.today');
  // Translators: the same where the reader asked about another day than today
  return gettext('calculator.asked_day');
}
