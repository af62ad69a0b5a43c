/**
 * Asks Python in the page. It is large and data costs money, so a button says the size first; the
 * offer, the progress and what failed stand in the page's `.calculator-more`.
 */

import { gettext } from '../common/messages.js';
import * as engine from './engine.js';

const BYTES_PER_MEGABYTE = 1_000_000;
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
/** The request that is asked, or that the offer is about. */
let waiting = null;

engine.openEngine({ progress: showProgress, failure: showFailure, answer: passOn });
offer.querySelector('button').addEventListener('click', () => {
  show(progress);
  progress.querySelector('button').focus();
  send();
});
progress.querySelector('button').addEventListener('click', async () => {
  engine.stop();
  await showOffer();
  offer.querySelector('button').focus();
});
failure.querySelector('button').addEventListener('click', send);

/**
 * Resolves with the response to one request, or never: when a later one replaced it, or the reader
 * does not load Python. `asked`: the reader has pressed a button that says the size already.
 * `parts`: what has to be fetched beside Python for such a request.
 */
export function askPython(request, { asked = false, parts = [] } = {}) {
  return new Promise((resolve) => {
    waiting = { request, resolve, parts };
    const size = engine.partSize(parts);
    if (engine.isStarted() && size) say(gettext('python.part', { size: written(size) }));
    if (asked || engine.isStarted()) send();
    else showOffer().then(() => offer.scrollIntoView({ block: 'nearest' }));
  });
}

/** Takes a request back that is not answered yet: nothing more is said of it. */
export function stopPython() {
  waiting = null;
  show(null);
}

/** What loading Python costs in megabytes, as a text; empty where that is not known, or is done. */
export async function megabytes() {
  if (engine.isStarted()) return '';
  await engine.learnSizes();
  const bytes = engine.transferSize(waiting?.parts);
  return bytes ? written(bytes) : '';
}

function send() {
  engine.ask(waiting.request, waiting.parts);
}

function passOn(response) {
  show(null);
  waiting?.resolve(response);
}

async function showOffer() {
  const size = await megabytes();
  const [text, button] = offer.children;
  text.textContent = gettext('python.needed');
  button.textContent = size
    ? gettext('calculator.needed.load', { size })
    : gettext('calculator.needed.load.unsized');
  show(offer);
}

function showProgress({ loaded, total }) {
  if (!waiting) return;
  show(progress);
  const bytes = engine.transferSize() ?? total;
  progress.querySelector('progress').value = loaded / total;
  const sizes = { loaded: written((bytes * loaded) / total), total: written(bytes) };
  progress.querySelector('label').textContent = gettext('calculator.progress.bytes', sizes);
  const loading = gettext('calculator.progress.loading', sizes);
  say(loaded < total ? loading : gettext('calculator.progress.starting'));
}

function showFailure(reason) {
  if (!waiting) return;
  failure.querySelector('p').textContent = FAILURES[reason];
  show(failure);
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
