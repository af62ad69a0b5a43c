/**
 * Lets the browser keep what was visited for when there is no network. It begins when the page has
 * loaded and the browser is idle, and fetches nothing that the page has not fetched. A new version
 * changes nothing until the reader agrees, and what was typed outlives it.
 */

const WORKER = new URL('../../sw.js', import.meta.url);
const DISMISSED = 'new-version-dismissed';

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
    // A private window, or storage is switched off: the guide works with the network alone, and what
    // follows may take it that there is storage.
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

/**
 * Shows the notice, once, and not over a form that is being filled in; `accept` is called when the
 * reader wants the new version.
 */
function announce(accept) {
  if (document.activeElement?.closest('form')) {
    addEventListener('focusout', () => setTimeout(() => announce(accept)), { once: true });
    return;
  }
  const place = document.querySelector('.new-version');
  if (!place || place.hasChildNodes() || sessionStorage.getItem(DISMISSED)) return;
  const notice = document.getElementById('new-version').content.cloneNode(true);
  notice.querySelector('[data-accept]').addEventListener('click', accept);
  notice.querySelector('[data-dismiss]').addEventListener('click', () => {
    place.replaceChildren();
    // Until the tab is closed, after which the browser changes to the new version by itself.
    sessionStorage.setItem(DISMISSED, 'yes');
  });
  place.append(notice);
}

/**
 * Keeps what is typed with the page's entry in the history of the tab: for going back to it, loading
 * it again, and a new version. Whoever comes anew finds an empty form.
 */
function keepTyped() {
  const typed = fields().map(({ type, value, checked }) => ({ type, value, checked }));
  if (typed.length) history.replaceState({ ...history.state, typed }, '');
}

/** Puts it back, unless the new version has another form. */
function restoreTyped() {
  const typed = history.state?.typed ?? [];
  const form = fields();
  if (typed.length !== form.length || typed.some(({ type }, at) => type !== form[at].type)) return;
  for (const [at, { value, checked }] of typed.entries()) {
    // What was typed in a folded part is to be seen again.
    const isNew = form[at].type === 'text' && value !== form[at].value;
    Object.assign(form[at], { value, checked });
    for (let part = isNew && form[at].closest('details'); part; part = part.parentElement.closest('details'))
      part.open = true;
  }
  // Of a choice, only what is chosen has changed.
  for (const field of form.filter(({ type, checked }) => type !== 'radio' || checked)) {
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Not files, which no page may choose, and not rows, which are made from the text beside them. */
function fields() {
  const found = document.querySelectorAll(':is(.calculator-form, .ask-form) :is(input, select, textarea)');
  return [...found].filter((field) => field.type !== 'file' && !field.closest('.row'));
}
