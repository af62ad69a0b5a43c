/**
 * Asks Python in the page. It is large and data costs money, so a button says the size first; the
 * offer, the progress and what failed stand in the page's `.calculator-more`.
 */

import { gettext } from '../common/messages.js';
import * as engine from './engine.js';

const BYTES_PER_MEGABYTE = 1_000_000;

const more = document.querySelector('.calculator-more');
const status = more.querySelector('[role=status]');
const [offer, progress, failure] = ['offer', 'progress', 'failure'].map(
  (part) => more.querySelector(`.calculator-${part}`),
);
/** The request that is asked, or that the offer is about. */
let waiting = null;

engine.openEngine({ progress: showProgress, failure: showFailure });
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
    const size = engine.partSize(engine.missing(parts));
    // Translators: while what reads a table or a file of Excel is fetched; {size} in megabytes: 0.3
    if (engine.isStarted() && size) say(gettext('python.part', { size: written(size) }));
    if (asked || engine.isStarted()) send();
    else showOffer().then(() => offer.scrollIntoView({ block: 'nearest' }));
  });
}

/** Takes a request back that is not answered yet. */
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

async function send() {
  const { request, resolve, parts } = waiting;
  const response = await engine.ask(request, parts);
  show(null);
  resolve(response);
}

async function showOffer() {
  const size = await megabytes();
  const [text, button] = offer.children;
  // Translators: shown above the button that loads the part of the calculator that is needed
  text.textContent = gettext('python.needed');
  // Translators: button that loads the whole calculator, where its size is not known
  const unsized = gettext('calculator.needed.load.unsized');
  // Translators: button that loads the whole calculator; {size} in megabytes, such as 3.9
  button.textContent = size ? gettext('calculator.needed.load', { size }) : unsized;
  show(offer);
}

function showProgress({ loaded, total }) {
  show(progress);
  const bytes = engine.transferSize() ?? total;
  progress.querySelector('progress').value = loaded / total;
  const sizes = { loaded: written((bytes * loaded) / total), total: written(bytes) };
  // Translators: how far the rest of the calculator is loaded, in megabytes: "1.2 of 3.9 MB"
  progress.querySelector('label').textContent = gettext('calculator.progress.bytes', sizes);
  // Translators: announced once while the rest of the calculator loads; {total} is in megabytes
  const loading = gettext('calculator.progress.loading', sizes);
  // Translators: announced when everything is loaded and Python is starting
  say(loaded < total ? loading : gettext('calculator.progress.starting'));
}

function showFailure(reason) {
  failure.querySelector('p').textContent = explanation(reason);
  show(failure);
}

function explanation(reason) {
  switch (reason) {
    // Translators: the rest of the calculator could not be fetched; nothing is lost
    case 'download': return gettext('calculator.failure.download');
    // Translators: nothing arrived for a minute and a half, so loading was stopped
    case 'silence': return gettext('calculator.failure.silence');
    // Translators: the browser does not allow the rest of the calculator to start
    case 'blocked': return gettext('calculator.failure.blocked');
    // Translators: the rest of the calculator stopped with an error
    default: return gettext('calculator.failure.crash');
  }
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
