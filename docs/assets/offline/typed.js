/** Carries what the reader has typed over to the new version of the page. */

const KEY = 'typed';

/** Remembers it until the page is loaded again. */
export function keepTyped() {
  const typed = fields().map(({ type, value, checked }) => ({ type, value, checked }));
  try {
    sessionStorage.setItem(KEY, JSON.stringify(typed));
  } catch {
    // Storage is switched off: the form of the new version is empty.
  }
}

/** Puts it back, unless the new version has another form. */
export function restoreTyped() {
  const typed = takeTyped();
  const form = fields();
  if (typed.length !== form.length || typed.some(({ type }, at) => type !== form[at].type)) return;
  for (const [at, { value, checked }] of typed.entries()) {
    form[at].value = value;
    form[at].checked = checked;
    form[at].dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function takeTyped() {
  try {
    const typed = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return typed ?? [];
  } catch {
    return [];
  }
}

function fields() {
  return [...document.querySelectorAll('.calculator-form :is(input, select)')];
}
