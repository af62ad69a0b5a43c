/**
 * Keeps what the reader has typed with the page's entry in the history of the tab: for going back
 * to it, loading it again, and a new version. Whoever comes anew finds an empty form.
 */

export function keepTyped() {
  const typed = fields().map(({ type, value, checked }) => ({ type, value, checked }));
  if (typed.length) history.replaceState({ ...history.state, typed }, '');
}

/** Puts it back, unless the new version has another form. */
export function restoreTyped() {
  const typed = history.state?.typed ?? [];
  const form = fields();
  if (typed.length !== form.length || typed.some(({ type }, at) => type !== form[at].type)) return;
  for (const [at, { value, checked }] of typed.entries()) {
    // What was typed in a folded part is to be seen again.
    const isNew = form[at].type === 'text' && value !== form[at].value;
    Object.assign(form[at], { value, checked });
    for (let part = isNew && form[at].closest('details'); part; part = part.parentElement.closest('details'))
      part.open = true;
  }
  // Of a choice, only what is chosen has changed.
  for (const field of form.filter(({ type, checked }) => type !== 'radio' || checked)) {
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Not files, which no page may choose, and not rows, which are made from the text beside them. */
function fields() {
  const found = document.querySelectorAll(':is(.calculator-form, .ask-form) :is(input, select, textarea)');
  return [...found].filter((field) => field.type !== 'file' && !field.closest('.row'));
}
