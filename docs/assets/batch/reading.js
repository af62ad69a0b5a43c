/** Reads a table piece by piece, so that a large one takes no more memory than its answers. */

import { askPython } from '../python/ask.js';

const PIECE = 16_384; // Bytes: some hundred rows, so that the bar moves and a cancel is heard.

/**
 * Has Python answer a table, given as a Blob; `asked` is the day and the language.
 *
 * Resolves with what Python said of all pieces together, with its refusal of the table, with null
 * where the file cannot be read, or never: when `signal` ended it. `report(share)` is called after
 * each piece. Cutting rows apart is left to Python, which says what belongs before the next piece.
 */
export async function readTable(table, { on, language }, report, signal) {
  const outcome = { answered: [], refused: [], answers: [], refusals: [] };
  const decoder = new TextDecoder(); // Takes the mark at the beginning away, as Python does.
  let [place, rest, start, last] = [null, '', 0, false];
  while (!last && !signal.aborted) {
    const end = Math.min(start + PIECE, table.size);
    last = end === table.size;
    const bytes = await table.slice(start, end).arrayBuffer().catch(() => null);
    if (!bytes) return null;
    const text = rest + decoder.decode(bytes, { stream: !last });
    const { rows, refusal } = await askPython({ rows: { text, last, on, place }, language });
    if (refusal) return { refusal };
    if (!signal.aborted) report(last ? 1 : end / table.size);
    collect(outcome, rows);
    [place, rest, start] = [rows.place, rows.rest, end];
  }
  return outcome;
}

function collect(outcome, { answered, refused, answers, refusals }) {
  outcome.answered.push(...answered);
  outcome.refused.push(...refused);
  outcome.answers.push(answers);
  outcome.refusals.push(refusals);
}
