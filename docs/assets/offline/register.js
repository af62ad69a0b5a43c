/**
 * Lets the browser keep the guide for when there is no network. It begins when the page has
 * loaded and the browser is idle; with Save-Data only what was visited is kept.
 */

import { announce } from './notice.js';
import { keepTyped, restoreTyped } from './typed.js';

const WORKER = new URL('../../sw.js', import.meta.url);

const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 2000));

restoreTyped();
addEventListener('change', keepTyped);
if ('serviceWorker' in navigator) {
  if (document.readyState === 'complete') idle(start);
  else addEventListener('load', () => idle(start), { once: true });
}

async function start() {
  try {
    const registration = await navigator.serviceWorker.register(WORKER);
    watch(registration);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ type: 'KEEP', ...wanted() });
  } catch {
    // A private window, or storage is switched off: the guide works with the network alone.
  }
}

/** The page with all that it loaded and, unless data is to be saved, the guide in its language. */
function wanted() {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const urls = [location.href, ...loaded];
  const { lang: language } = document.documentElement;
  return navigator.connection?.saveData ? { urls } : { urls, language };
}

/** Announces a new version once it is complete, or once another tab has changed to it. */
function watch(registration) {
  const say = () => announce(() => replace(registration));
  const follow = (worker) => {
    const look = () => worker.state === 'installed' && registration.active && say();
    worker.addEventListener('statechange', look);
    look();
  };
  const found = registration.waiting ?? registration.installing;
  if (found) follow(found);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  if (navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', say);
}

/** Changes to the new version, with what is typed. */
function replace({ waiting }) {
  keepTyped();
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waiting.postMessage({ type: 'SKIP_WAITING' });
}
