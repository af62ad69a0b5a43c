/** The form of plans: a calendar beside each date, and a refusal that stands in its place. */

import { dayFirst, dayNumber } from '../common/days.js';

const form = document.querySelector('.calculator-form');

/** Lets the form be used; the calendars are the browser's own and fill the text fields. */
export function openForm() {
  form.querySelector('.calculator-all').disabled = false;
  for (const button of document.querySelectorAll('[data-picks]')) {
    const field = document.getElementById(button.dataset.picks);
    const picker = document.querySelector(`[data-picker="${field.id}"]`);
    button.addEventListener('click', () => {
      if (picker.showPicker) picker.showPicker();
      else picker.click(); // Older browsers open their calendar on a click.
    });
    picker.addEventListener('change', () => {
      if (!picker.value) return;
      field.value = dayFirst(dayNumber(picker.value));
      field.focus();
    });
  }
}

/** Shows a refusal where it belongs and goes there; everything typed stays. */
export function showRefusal({ field, sentence }) {
  const shown = document.getElementById(`${field}-refusal`) ?? document.getElementById('question-refusal');
  shown.textContent = sentence;
  shown.hidden = false;
  const control = document.getElementById(field);
  control?.setAttribute('aria-invalid', 'true');
  control?.focus();
}

export function clearRefusals() {
  for (const each of form.querySelectorAll('.calculator-refusal')) {
    each.hidden = true;
    each.textContent = '';
  }
  for (const each of form.querySelectorAll('[aria-invalid]')) each.removeAttribute('aria-invalid');
}
