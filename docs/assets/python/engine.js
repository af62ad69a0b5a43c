/** The page's side of the worker: starts it, asks it, notices when it is stuck; and what it costs. */

const MANIFEST = new URL('../engine/engine.json', import.meta.url);
const WORKER = new URL('../python/worker.js', import.meta.url);

/** Generous, since a phone may be at the edge of its network. */
const SILENCE = 90_000;

/** The manifest, once it was fetched. */
let known = null;
let worker = null;
/** Whether the worker has told anything. */
let heard = false;
/** The number of the last question, while no answer has come. */
let waiting = 0;
let asked = 0;
let watch = 0;
const fetched = new Set();
let told;

/** Whom to tell: `progress({loaded, total})` and `failure(reason)`, and `answer(response)`. */
export function openEngine(whom) {
  told = whom;
}

/** Learns what loading costs; where that cannot be fetched, it is not known. */
export async function learnSizes() {
  try {
    known ??= await (await fetch(MANIFEST, { cache: 'no-cache' })).json();
  } catch {
    // It may be asked for again.
  }
}

/** The bytes that are transferred when the engine is loaded, with parts; undefined if unknown. */
export function transferSize(parts = []) {
  return known?.transfer && known.transfer + partSize(parts);
}

/** The bytes of parts alone, as far as they have not been fetched yet. */
export function partSize(parts) {
  return missing(parts).reduce((sum, part) => sum + (known?.parts[part].bytes ?? 0), 0);
}

/** Whether it is loading or loaded. */
export function isStarted() {
  return worker !== null;
}

function missing(parts) {
  return parts.filter((part) => !fetched.has(part));
}

/**
 * Asks a question in place of the one before; it waits until the engine is loaded. `parts` are
 * fetched first.
 */
export function ask(request, parts) {
  if (!worker) start();
  if (!worker) return; // It is not allowed, which has been told.
  waiting = ++asked;
  worker.postMessage({ id: asked, request, parts: missing(parts) });
  for (const part of parts) fetched.add(part);
  expect();
}

/** Ends it, whatever it is doing: what was still being fetched is no longer fetched. */
export function stop() {
  clearTimeout(watch);
  worker?.terminate();
  [worker, heard, waiting] = [null, false, 0];
  fetched.clear();
}

function start() {
  learnSizes(); // For the size that the page shows; the worker fetches its own.
  try {
    worker = new Worker(WORKER, { type: 'module' });
  } catch {
    fail('blocked');
    return;
  }
  worker.addEventListener('message', receive);
  // Before its first message: its script was not allowed, or not there.
  worker.addEventListener('error', () => fail(heard ? 'crash' : 'blocked'));
}

function receive({ data }) {
  heard = true;
  if (data.kind === 'error') {
    fail(data.reason);
    return;
  }
  if (data.kind === 'progress') told.progress(data);
  if (data.kind === 'answer' && data.id === waiting) {
    waiting = 0;
    told.answer(data.response);
  }
  expect();
}

/** Waits for the next sign of life, where an answer is due. */
function expect() {
  clearTimeout(watch);
  if (waiting) watch = setTimeout(() => fail('silence'), SILENCE);
}

function fail(reason) {
  stop();
  told.failure(reason);
}
