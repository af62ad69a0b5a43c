/**
 * A reminder as a calendar file (RFC 5545), as `calculator/calendar_file.py` writes it: its lines
 * come from there, and get the reader's name for the number and are folded here.
 */

const LONGEST_LINE = 75; // octets, the end of the line not counted

/** The file. `named` and `unnamed` are its lines with and without a place for the `label`. */
export async function calendarFile({ named, unnamed, operator }, label) {
  const name = visible(label);
  const uid = name ? await uidOf(operator, name) : '';
  const filled = (line) => line.replace('⟦Wuid⟧', uid).replace('⟦Wlabel⟧', () => escaped(name));
  const lines = name ? named.map(filled) : unnamed;
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The label in one line, whole. */
function visible(label) {
  return label.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ').split(/\s+/).filter(Boolean).join(' ');
}

/** One for each name: capitals and unseen spaces make no other. */
async function uidOf(operator, name) {
  const same = name.replaceAll('\u200b', '').normalize('NFC').toLowerCase();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(same));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${operator}-act-by-${hex.slice(0, 16)}@recycle-date`;
}

/** A text as the value of a property. */
export function escaped(text) {
  return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,');
}

/** The line in pieces of at most 75 octets, each but the first behind a space. */
function folded(line) {
  const pieces = [''];
  let room = LONGEST_LINE;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (size > room) {
      pieces.push('');
      room = LONGEST_LINE - 1;
    }
    pieces[pieces.length - 1] += letter;
    room -= size;
  }
  return pieces.join('\r\n ');
}
