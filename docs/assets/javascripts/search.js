/**
 * The search worker. It is ready at once, and loads Material's own worker and the entries of the
 * reader's language with the first word typed: most readers never search, and data costs money.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const ROOT = new URL('../../../', self.location);

let settings;
let engine;

/** Material's worker, once it has the entries; it answers queries passed on to it. */
async function load() {
  const answer = await fetch(new URL(settings.config.entries, ROOT));
  const docs = await answer.json();
  importScripts('material.js');
  passOn({ type: SETUP, data: { ...settings, docs } });
}

function passOn(data) {
  self.dispatchEvent(new MessageEvent('message', { data }));
}

self.addEventListener('message', (event) => {
  // What was passed on is for Material's worker.
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) {
    settings = data;
    postMessage({ type: READY });
  } else if (data.trim() === '') {
    postMessage({ type: RESULT, data: { items: [] } });
  } else {
    engine ??= load();
    // Without a connection the next letter tries again.
    engine.then(() => passOn({ type: QUERY, data }), () => (engine = undefined));
  }
});
