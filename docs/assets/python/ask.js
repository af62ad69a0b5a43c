/**
 * Asks Python on a page that has no instant answer. Where data costs money the reader is asked
 * first; the offer, the progress and what failed stand in the page's `.calculator-more`.
 */

import { gettext } from '../common/messages.js';
import { mayLoad, rememberLoaded, wishLoaded } from './connection.js';
import { Engine } from './engine.js';
import { manifest } from './manifest.js';
import * as more from './more.js';

const engine = new Engine();
let waiting = null;

engine.addEventListener('progress', ({ detail }) => more.showProgress(detail));
engine.addEventListener('ready', rememberLoaded);
engine.addEventListener('failure', ({ detail }) => more.showFailure(detail));
more.onChoice({
  load: send,
  cancel: () => {
    wishLoaded(false);
    engine.stop();
    offer().then(more.goToOffer);
  },
  retry: send,
});

/**
 * Resolves with the response to one request, or never: when a later one replaced it, or the reader
 * does not load Python.
 */
export function askPython(request) {
  return new Promise((resolve) => {
    waiting = { request, resolve };
    sendIfAllowed();
  });
}

async function sendIfAllowed() {
  if (engine.started || (await mayLoad({ needed: true }))) send();
  else offer();
}

async function send() {
  wishLoaded(true);
  const { request, resolve } = waiting;
  const response = await engine.ask(request);
  more.hide();
  resolve(response);
}

async function offer() {
  await manifest().catch(() => {});
  // Translators: shown above the button that loads the part of the calculator that is needed
  more.showOffer({ why: gettext('python.needed') });
}
