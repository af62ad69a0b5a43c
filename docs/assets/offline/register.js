/**
 * Lets the browser keep what was visited for when there is no network. It begins when the page has
 * loaded and the browser is idle, and fetches nothing that the page has not fetched.
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
    active.postMessage({ type: 'VISITED', urls: loaded() });
  } catch {
    // A private window, or storage is switched off: the guide works with the network alone.
  }
}

/** The page with all that it has loaded. */
function loaded() {
  return [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
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
