/** Latin or Khmer digits: the reader's choice, remembered on this device. */

const KEY = 'digits';
const KHMER_ZERO = 0x17e0;

/** The choice on this page, which another tab does not change. */
let chosen = null;

/** The remembered choice, `latin` or `khmer`. Storage may be forbidden: then Latin at first. */
export function rememberedDigits() {
  chosen ??= storedDigits();
  return chosen;
}

export function rememberDigits(digits) {
  chosen = digits;
  try {
    localStorage.setItem(KEY, digits);
  } catch {
    // Nothing to do: the choice then holds until the page is left.
  }
}

function storedDigits() {
  try {
    return localStorage.getItem(KEY) === 'khmer' ? 'khmer' : 'latin';
  } catch {
    return 'latin';
  }
}

/** The text with its digits in the chosen script. */
export function inDigits(text, digits) {
  if (digits !== 'khmer') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(KHMER_ZERO + Number(digit)));
}

/** The text with Khmer digits as Latin ones. */
export function inLatin(text) {
  return text.replace(/[\u17e0-\u17e9]/g, (digit) => digit.charCodeAt(0) - KHMER_ZERO);
}
