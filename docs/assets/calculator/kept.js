/** Numbers that the reader keeps on this phone, each with a name; nothing is kept unasked. */

import { dayFirst, dayNumber, today } from '../common/days.js';
import * as device from '../common/device.js';
import { element } from '../common/elements.js';
import { inShort } from './card.js';
import { factsFor, instantResponse } from './instant.js';
import { fragment } from './question.js';

const KEY = 'numbers';
const place = document.querySelector('.kept');
const printed = await factsFor({ valid_until: 0 });

place.querySelector('[data-tool=forget]').addEventListener('click', () => {
  device.keep(KEY, []);
  show();
});
show();

/** Keeps the date of a number; one of the same name is replaced. Whether that was possible. */
export function keep(name, validUntil) {
  const others = numbers().filter((each) => each.name !== name);
  const done = device.keep(KEY, [...others, { name, valid_until: validUntil }]);
  show();
  return done;
}

/** An older version may have written something else. */
function numbers() {
  return device.kept(KEY).filter((each) => each?.name && /^\d{4}-\d\d-\d\d$/.test(each.valid_until));
}

function show() {
  const kept = numbers();
  place.hidden = kept.length === 0;
  place.querySelector('ul').replaceChildren(...kept.map(line));
}

function line({ name, valid_until }) {
  const day = dayNumber(valid_until);
  const response = instantResponse({ valid_until: day, on: today() }, printed);
  const said = response ? inShort(response, ' · ') : dayFirst(day);
  const link = element('a', '', element('b', '', name), ` ${said}`);
  link.href = fragment({ valid_until });
  return element('li', '', link);
}
