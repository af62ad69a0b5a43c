/** Has Python read a table: first what its columns are, then its rows, a piece at a time. */

import { askPython } from '../python/ask.js';

const PIECE = 200; // Rows, so that the bar moves and a cancel is heard.
const WORKBOOK = 'UEsD'; // How a file of Excel begins, in base64.
const PARTS = ['table'];

/**
 * Resolves with what Python says of a Blob: `table`, or its `refusal`; with null where the file
 * cannot be read. `asked` is the day and the language.
 */
export async function readTable(table, { language }) {
  const address = await inBase64(table).catch(() => null);
  if (address === null) return null;
  const content = address.slice(address.indexOf(',') + 1);
  const parts = content.startsWith(WORKBOOK) ? [...PARTS, 'excel'] : PARTS;
  return askPython({ table: { content }, language }, { parts });
}

/**
 * Resolves with what Python says of all rows together, with its refusal, or never: when `signal`
 * ended it. `report(share)` is called after each piece.
 */
export async function answerRows(rows, layout, { on, language }, report, signal) {
  const said = [];
  for (let start = 0; !start || start < rows.length; start += PIECE) {
    const piece = { rows: rows.slice(start, start + PIECE), first: layout.row + 1 + start, layout, on };
    const outcome = await askPython({ rows: piece, language }, { parts: PARTS });
    if (outcome.refusal || signal.aborted) return outcome;
    report(Math.min(1, (start + PIECE) / rows.length));
    said.push(outcome.rows);
  }
  const parts = ['answered', 'refused', 'answers', 'refusals'];
  return Object.fromEntries(parts.map((part) => [part, said.flatMap((each) => each[part])]));
}

/** Resolves with the reminders of all rows, the text of a calendar file. */
export async function askReminders(rows, layout, { on, language }) {
  const first = layout.row + 1;
  const reminders = { rows, first, layout, on };
  const said = await askPython({ reminders, language }, { parts: PARTS });
  return said.reminders;
}

function inBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', reject);
    reader.readAsDataURL(blob);
  });
}
