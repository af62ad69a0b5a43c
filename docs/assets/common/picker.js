/** A calendar beside each date field: the browser's own, which fills the text field. */

import { dayFirst, dayNumber } from './days.js';

export function openPickers() {
  for (const button of document.querySelectorAll('[data-picks]')) {
    const field = document.getElementById(button.dataset.picks);
    const picker = document.querySelector(`[data-picker="${field.id}"]`);
    button.addEventListener('click', () => show(picker));
    picker.addEventListener('change', () => {
      if (!picker.value) return;
      field.value = dayFirst(dayNumber(picker.value));
      field.focus();
    });
  }
}

function show(picker) {
  if (picker.showPicker) picker.showPicker();
  else picker.click(); // Older browsers open their calendar on a click.
}
