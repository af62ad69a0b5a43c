/** The page's side of the worker: starts it, asks it, notices when it is stuck; and what it costs. */

const MANIFEST = new URL('../engine/engine.json', import.meta.url).href;
const WORKER = new URL('../python/worker.js', import.meta.url);

/** Generous, since a phone may be at the edge of its network. */
const SILENCE = 90_000;

/** The manifest, once it was fetched. */
let known = null;
let worker = null;
/** Whether the worker has told anything. */
let heard = false;
/** The last question: `{id, resolve}`. */
let waiting = null;
let asked = 0;
let watch = 0;
const fetched = new Set();
let told;

/** `progress({loaded, total})` and `failure(reason)` are called while it loads. */
export function openEngine({ progress, failure }) {
  told = { progress, failure };
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

/** The bytes of parts alone. */
export function partSize(parts) {
  return parts.reduce((sum, part) => sum + (known?.parts[part].bytes ?? 0), 0);
}

/** Whether it is loading or loaded. */
export function isStarted() {
  return worker !== null;
}

/** Which of these parts have not been fetched yet. */
export function missing(parts) {
  return parts.filter((part) => !fetched.has(part));
}

/**
 * Asks one question; it waits until the engine is loaded. Resolves with the response,
 * or never: when a later question replaced this one, or loading failed.
 * `parts` are fetched first.
 */
export function ask(request, parts = []) {
  if (!worker) start();
  return new Promise((resolve) => {
    if (!worker) return;
    waiting = { id: ++asked, resolve };
    worker.postMessage({ kind: 'ask', id: asked, request, parts: missing(parts) });
    for (const part of parts) fetched.add(part);
    expect();
  });
}

/** Ends it, whatever it is doing: what was still being fetched is no longer fetched. */
export function stop() {
  clearTimeout(watch);
  worker?.terminate();
  [worker, heard, waiting] = [null, false, null];
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
  worker.postMessage({ kind: 'start', manifest: MANIFEST });
}

function receive({ data }) {
  heard = true;
  if (data.kind === 'error') {
    fail(data.reason);
    return;
  }
  if (data.kind === 'progress') told.progress(data);
  if (waiting && data.id === waiting.id) {
    waiting.resolve(data.response);
    waiting = null;
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
