/** The form: which way in is open, and the question that stands in it. */

import { isOpen as isHistoryOpen, openHistory, readHistory } from './history.js';

const form = document.querySelector('.calculator-form');

/** Lets the form be used, and keeps only the chosen way in and the chosen amount in view. */
export function openForm() {
  form.querySelector('.calculator-all').disabled = false;
  form.addEventListener('change', showChosen);
  openHistory(() => [form.elements.top_up.value, readAmount(), form.elements.channel.value]);
  showChosen();
}

function showChosen() {
  const { way, channel } = form.elements;
  for (const each of form.querySelectorAll('[data-way]')) {
    each.hidden = each.dataset.way !== way.value;
  }
  for (const each of form.querySelectorAll('[data-channel]')) {
    each.hidden = each.dataset.channel !== channel.value;
  }
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

/** The part of the form that asks for `name` in the way that is open, if any does. */
function shownField(name) {
  const fields = [...form.querySelectorAll(`[data-field="${name}"]`)];
  return fields.find((each) => !each.closest('[hidden]'));
}

/** Shows a refusal where it belongs and goes there; everything typed stays. */
export function showRefusal({ field, row, sentence }) {
  const place = shownField(field);
  const shown = place?.querySelector('.calculator-refusal')
    ?? document.getElementById('question-refusal');
  shown.textContent = sentence;
  shown.hidden = false;
  place?.closest('details')?.setAttribute('open', '');
  const line = place?.querySelectorAll('[role=group]')[row - 1];
  const control = (line ?? place)?.querySelector('input, select');
  control?.setAttribute('aria-invalid', 'true');
  control?.focus();
}

export function clearRefusals() {
  for (const each of form.querySelectorAll('.calculator-refusal')) {
    each.hidden = true;
    each.textContent = '';
  }
  for (const each of form.querySelectorAll('[aria-invalid]')) {
    each.removeAttribute('aria-invalid');
  }
}
