/**
 * Asks Python, which runs in a worker of the page. It is large and data costs money, so a button
 * says the size first; the offer, the progress and what failed stand in the page's `.calculator-more`.
 */

import { gettext } from '../common/messages.js';

const MANIFEST = new URL('../engine/engine.json', import.meta.url);
const WORKER = new URL('../python/worker.js', import.meta.url);

const BYTES_PER_MEGABYTE = 1_000_000;
/** In ms without a sign of life. Generous, since a phone may be at the edge of its network. */
const SILENCE = 90_000;
const FAILURES = {
  download: gettext('calculator.failure.download'),
  silence: gettext('calculator.failure.silence'),
  blocked: gettext('calculator.failure.blocked'),
  crash: gettext('calculator.failure.crash'),
};

const more = document.querySelector('.calculator-more');
const status = more.querySelector('[role=status]');
const [offer, progress, failure] = ['offer', 'progress', 'failure'].map(
  (part) => more.querySelector(`.calculator-${part}`),
);
/** The request without an answer: `{id, request, parts, resolve}`; sent, or what the offer is about. */
let waiting = null;
let requests = 0;
let silence = 0;
/** Python, once it is loading or loaded; whether it has told anything; the parts that it has. */
let worker = null;
let heard = false;
let had = [];
/** The engine's manifest with the sizes, once it was fetched. */
let manifest = null;

offer.querySelector('button').addEventListener('click', () => {
  show(progress);
  progress.querySelector('button').focus();
  send();
});
progress.querySelector('button').addEventListener('click', async () => {
  stop();
  await showOffer();
  offer.querySelector('button').focus();
});
failure.querySelector('button').addEventListener('click', send);

/**
 * Resolves with the response to one request, or never: when a later one replaced it, or the reader
 * does not load Python. Sentences are in the page's language, unless the request has another.
 * `asked`: the reader has pressed a button that says the size already. `parts`: what has to be
 * fetched beside Python for such a request.
 */
export function askPython(request, { asked = false, parts = [] } = {}) {
  const { lang: language } = document.documentElement;
  return new Promise((resolve) => {
    waiting = { id: ++requests, request: { language, ...request }, parts, resolve };
    const bytes = bytesOf(missing(parts));
    if (worker && bytes) say(gettext('python.part', { size: written(bytes) }));
    if (asked || worker) send();
    else showOffer().then(() => offer.scrollIntoView({ block: 'nearest' }));
  });
}

/** Takes a request back that is not answered yet: nothing more is said of it. */
export function stopPython() {
  waiting = null;
  clearTimeout(silence);
  show(null);
}

/** What loading Python costs in megabytes, as a text; empty where that is not known, or is done. */
export async function megabytes(parts = []) {
  if (worker) return '';
  await learnSizes();
  return manifest ? written(manifest.transfer + bytesOf(parts)) : '';
}

async function learnSizes() {
  try {
    manifest ??= await (await fetch(MANIFEST, { cache: 'no-cache' })).json();
  } catch {
    // It may be asked for again.
  }
}

function bytesOf(parts) {
  return parts.reduce((sum, part) => sum + (manifest?.parts[part].bytes ?? 0), 0);
}

function missing(parts) {
  return parts.filter((part) => !had.includes(part));
}

/** Sends the request that waits; Python is started for the first one, and answers once it is loaded. */
function send() {
  if (!worker) start();
  if (!worker) return; // It is not allowed, which has been told.
  const { id, request, parts } = waiting;
  worker.postMessage({ id, request, parts: missing(parts) });
  had.push(...missing(parts));
  expect();
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

/** Ends it, whatever it is doing: what was still being fetched is no longer fetched. */
function stop() {
  clearTimeout(silence);
  worker?.terminate();
  [worker, heard, had] = [null, false, []];
}

function receive({ data: { kind, reason, id, response, loaded, total } }) {
  heard = true;
  if (kind === 'error') {
    fail(reason);
    return;
  }
  if (waiting && kind === 'progress') showProgress(loaded / total, manifest?.transfer ?? total);
  if (waiting && kind === 'answer' && id === waiting.id) {
    show(null);
    waiting.resolve(response);
    waiting = null;
  }
  expect();
}

/** Waits for the next sign of life, where an answer is due. */
function expect() {
  clearTimeout(silence);
  if (waiting) silence = setTimeout(() => fail('silence'), SILENCE);
}

function fail(reason) {
  stop();
  if (!waiting) return;
  failure.querySelector('p').textContent = FAILURES[reason];
  show(failure);
}

async function showOffer() {
  const size = await megabytes(waiting.parts);
  const [text, button] = offer.children;
  text.textContent = gettext('python.needed');
  button.textContent = size
    ? gettext('calculator.needed.load', { size })
    : gettext('calculator.needed.load.unsized');
  if (waiting) show(offer); // It may have been taken back.
}

function showProgress(share, bytes) {
  show(progress);
  progress.querySelector('progress').value = share;
  const sizes = { loaded: written(bytes * share), total: written(bytes) };
  progress.querySelector('label').textContent = gettext('calculator.progress.bytes', sizes);
  const loading = gettext('calculator.progress.loading', sizes);
  say(share < 1 ? loading : gettext('calculator.progress.starting'));
}

/** Shows one of the parts, or none. */
function show(part) {
  if (part !== progress) say('');
  for (const each of [offer, progress, failure]) each.hidden = each !== part;
}

/** A screen reader reads the status out, so it changes only when there is something new. */
function say(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function written(bytes) {
  return (bytes / BYTES_PER_MEGABYTE).toFixed(1);
}
