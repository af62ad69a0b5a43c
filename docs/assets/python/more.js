/** What stands below an instant answer: the offer of more, how far it is loaded, what failed. */

import { inDigits, rememberedDigits } from '../common/digits.js';
import { transferSize } from './manifest.js';
import { gettext } from '../common/messages.js';

const BYTES_PER_MEGABYTE = 1_000_000;

const more = document.querySelector('.calculator-more');
const status = more.querySelector('[role=status]');
const offer = more.querySelector('.calculator-offer');
const progress = more.querySelector('.calculator-progress');
const failure = more.querySelector('.calculator-failure');

/** `load`, `cancel` and `retry` are called when the reader presses those buttons. */
export function onChoice({ load, cancel, retry }) {
  offer.querySelector('button').addEventListener('click', () => {
    show(progress);
    progress.querySelector('button').focus();
    load();
  });
  progress.querySelector('button').addEventListener('click', cancel);
  failure.querySelector('button').addEventListener('click', retry);
}

/** Offers to load the rest; `why` says why nothing is answered without it, if that is so. */
export function showOffer({ why = '' } = {}) {
  const [text, button] = offer.children;
  text.textContent = why;
  button.textContent = why ? loadLabel() : reasonsLabel();
  show(offer);
}

export function goToOffer() {
  offer.querySelector('button').focus();
}

export function showProgress({ loaded, total }) {
  show(progress);
  const bytes = transferSize() ?? total;
  progress.querySelector('progress').value = loaded / total;
  const sizes = { loaded: megabytes(bytes * loaded / total), total: megabytes(bytes) };
  // Translators: how far the rest of the calculator is loaded, in megabytes: "1.2 of 3.9 MB"
  progress.querySelector('label').textContent = gettext('calculator.progress.bytes', sizes);
  // Translators: announced once while the rest of the calculator loads; {total} is in megabytes
  if (loaded < total) say(gettext('calculator.progress.loading', sizes));
  // Translators: announced when everything is loaded and Python is starting
  else say(gettext('calculator.progress.starting'));
}

export function showFailure({ reason }) {
  failure.querySelector('p').textContent = explanation(reason);
  show(failure);
}

/** Nothing is offered, loading or failed. */
export function hide() {
  show(null);
}

/** Whether the reader is in this part of the page. */
export function isFocused() {
  return more.contains(document.activeElement);
}

function show(part) {
  if (part !== progress) say('');
  for (const each of [offer, progress, failure]) each.hidden = each !== part;
}

function reasonsLabel() {
  const bytes = transferSize();
  // Translators: button that loads the reasons of an answer, where its size is not known
  if (!bytes) return gettext('calculator.more.unsized');
  // Translators: button that loads the reasons of an answer; {size} in megabytes, such as 3.9
  return gettext('calculator.more', { size: megabytes(bytes) });
}

function loadLabel() {
  const bytes = transferSize();
  // Translators: button that loads the whole calculator, where its size is not known
  if (!bytes) return gettext('calculator.needed.load.unsized');
  // Translators: button that loads the whole calculator; {size} in megabytes, such as 3.9
  return gettext('calculator.needed.load', { size: megabytes(bytes) });
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

/** A screen reader reads the status out, so it changes only when there is something new. */
function say(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

/** What loading costs in megabytes, as a text; undefined where that is not known. */
export function inMegabytes() {
  const bytes = transferSize();
  return bytes && megabytes(bytes);
}

function megabytes(bytes) {
  return inDigits((bytes / BYTES_PER_MEGABYTE).toFixed(1), rememberedDigits());
}
