/** The question that stands in the calculator's form. */

import { shownField } from '../common/form.js';
import { isOpen as isHistoryOpen, openHistory, readHistory } from './history.js';

const form = document.querySelector('.calculator-form');

/** Lets several top-ups be typed; the first row takes over the one that is typed already. */
export function openRows() {
  openHistory(() => [form.elements.top_up.value, readAmount(), form.elements.channel.value]);
}

/**
 * The question as typed, in the calculator's own words; nothing is judged here. It is about
 * `today` where no other day is typed.
 */
export function readQuestion(today) {
  const { way, valid_until, top_up, channel, activated, programme } = form.elements;
  const on = form.elements.on.value.trim() || today;
  switch (way.value) {
    case 'top_up':
      if (isHistoryOpen()) return { history: readHistory(), on };
      return { top_up: top_up.value, amount: readAmount(), channel: channel.value, on };
    case 'activated':
      return { activated: activated.value, programme: programme.value, on };
    default:
      return { valid_until: valid_until.value, on };
  }
}

/** The amount with its currency, or nothing where no amount is typed. */
function readAmount() {
  const [amount, currency] = shownField('amount').querySelectorAll('input, select');
  if (!currency || !amount.value.trim()) return amount.value;
  return `${amount.value} ${currency.value}`;
}
