/** Khmer digits, which people type as readily as Latin ones. */

const KHMER_ZERO = 0x17e0;

/** The text with Khmer digits as Latin ones. */
export function inLatin(text) {
  return text.replace(/[\u17e0-\u17e9]/g, (digit) => digit.charCodeAt(0) - KHMER_ZERO);
}
