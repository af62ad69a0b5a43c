/** What the forms have in common: only what is chosen is in view, and a refusal stands in its place. */

const form = document.querySelector('.calculator-form');

/** Lets the form be used, and keeps only the chosen way in and the chosen amount in view. */
export function openForm() {
  form.querySelector('.calculator-all').disabled = false;
  form.addEventListener('change', showChosen);
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

/** The part of the form that asks for `name` in the way that is open, if any does. */
export function shownField(name) {
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
