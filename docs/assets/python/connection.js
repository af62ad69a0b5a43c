/** Whether the engine may be loaded: it costs a reader on mobile data real money. */

import { manifest } from './manifest.js';

const KEY = 'engine';
const FAST = '4g';
const UNMETERED = ['wifi', 'ethernet'];
// What desktop browsers say or leave out; a laptop may still be on a phone's data.
const UNTOLD = [undefined, 'unknown'];

/** What the reader said on this page: true for loading, false for cancelling. */
let wish = null;

export function wishLoaded(wanted) {
  wish = wanted;
}

/**
 * Whether to load without asking first. `needed`: the reader has sent a question that only the
 * engine can answer, so loading is no surprise unless it is known to be dear or slow.
 */
export async function mayLoad({ needed = false } = {}) {
  if (wish !== null) return wish;
  const cost = connectionCost();
  if (cost === 'untold') return needed || loadedBefore();
  return cost === 'free';
}

/** Remembers that this version of the engine is on the device. */
export async function rememberLoaded() {
  try {
    localStorage.setItem(KEY, (await manifest()).folder);
  } catch {
    // Storage may be forbidden: then the reader is asked again next time.
  }
}

function connectionCost() {
  const { connection } = navigator;
  if (!connection) return 'untold';
  if (connection.saveData || connection.effectiveType !== FAST) return 'dear';
  if (UNMETERED.includes(connection.type)) return 'free';
  return UNTOLD.includes(connection.type) ? 'untold' : 'dear';
}

/** A newer version would have to be paid for again, so another one does not count. */
async function loadedBefore() {
  try {
    const remembered = localStorage.getItem(KEY);
    return remembered !== null && remembered === (await manifest()).folder;
  } catch {
    return false;
  }
}
