/** Says in words what is loading, how far and how large; and what to do when it fails. */

import { inDigits, rememberedDigits } from './digits.js';
import { gettext } from './messages.js';

const BYTES_PER_MEGABYTE = 1_000_000;

const status = document.querySelector('.calculator-status');
const progress = document.querySelector('.calculator-progress');
const failure = document.querySelector('.calculator-failure');

export function showProgress({ loaded, total }) {
  failure.hidden = true;
  progress.hidden = false;
  progress.querySelector('progress').value = loaded / total;
  const sizes = { loaded: megabytes(loaded), total: megabytes(total) };
  // Translators: how far the calculator is loaded, in megabytes: "4.2 of 13.5 MB"
  progress.querySelector('label').textContent = gettext('calculator.progress.bytes', sizes);
  // Translators: announced once while the calculator is loading; {total} is in megabytes
  if (loaded < total) say(gettext('calculator.progress.loading', sizes));
  // Translators: announced when everything is loaded and Python is starting
  else say(gettext('calculator.progress.starting'));
}

export function showReady() {
  progress.hidden = true;
  say('');
}

export function showFailure({ reason }) {
  progress.hidden = true;
  say('');
  failure.querySelector('p').textContent = explanation(reason);
  failure.hidden = false;
}

export function hideFailure() {
  failure.hidden = true;
}

export function onRetry(retry) {
  failure.querySelector('button').addEventListener('click', retry);
}

function explanation(reason) {
  switch (reason) {
    // Translators: the calculator's files could not be fetched; what was typed is kept
    case 'download': return gettext('calculator.failure.download');
    // Translators: nothing arrived for a minute and a half, so loading was stopped
    case 'silence': return gettext('calculator.failure.silence');
    // Translators: the browser does not allow the calculator's program to start
    case 'blocked': return gettext('calculator.failure.blocked');
    // Translators: the calculator's program stopped with an error
    default: return gettext('calculator.failure.crash');
  }
}

/** A screen reader reads the status out, so it changes only when there is something new. */
function say(sentence) {
  if (status.textContent !== sentence) status.textContent = sentence;
}

function megabytes(bytes) {
  return inDigits((bytes / BYTES_PER_MEGABYTE).toFixed(1), rememberedDigits());
}
