/** Has Python read a table: first what its columns are, then its rows, a piece at a time. */

import { isoDate, today } from '../common/days.js';
import { askPython } from '../python/ask.js';

const PIECE = 200; // Rows, so that the bar moves and a cancel is heard.
const WORKBOOK = 'UEsD'; // How a file of Excel begins, in base64.

/**
 * Resolves with what Python says of a Blob: `table`, or its `refusal`; with null where the file
 * cannot be read.
 */
export async function readTable(table) {
  const content = await inBase64(table);
  if (content === undefined) return null;
  return ask({ table: { content } }, content.startsWith(WORKBOOK) ? ['excel'] : []);
}

/**
 * Resolves with what Python says of all rows together, with its refusal, or never: when `signal`
 * ended it. `report(share)` is called after each piece. What it says of rows has a way on:
 * `remind()` resolves with the reminders of all, the text of a calendar file.
 */
export async function answerRows(table, report, signal) {
  const { rows } = table;
  const asked = { ...table, start: 0, on: isoDate(today()) };
  const together = {};
  for (let start = 0; !start || start < rows.length; start += PIECE) {
    const piece = rows.slice(start, start + PIECE);
    const outcome = await ask({ rows: { ...asked, start, rows: piece } });
    if (outcome.refusal || signal.aborted) return outcome;
    report(Math.min(1, (start + PIECE) / rows.length));
    for (const [part, said] of Object.entries(outcome.rows)) {
      together[part] = (together[part] ?? []).concat(said);
    }
  }
  const remind = async () => (await ask({ reminders: asked })).reminders;
  return { ...together, remind };
}

function ask(task, more = []) {
  return askPython(task, { parts: ['table', ...more] });
}

/** Resolves with undefined where a file cannot be read. */
async function inBase64(blob) {
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  await new Promise((resolve) => reader.addEventListener('loadend', resolve));
  return reader.result?.split(',')[1];
}
