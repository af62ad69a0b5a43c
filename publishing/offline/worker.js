/**
 * The service worker: keeps what the build published, for when there is no network.
 *
 * The build puts FILES in front of this file: the path of every file with a digest of its content,
 * parted into what all languages have in `common`, what each of the `languages` has of its own, the
 * `engine`, and what is kept `on_request` only. A file is kept under its name and digest, and only
 * if it has that very content, so that two versions of the guide never mix. What is kept is answered
 * from the device; everything else is fetched, and then kept.
 */

import { cacheNames, clientsClaim, setCacheNameDetails } from 'workbox-core';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

const { common, engine, languages, on_request } = FILES;
const DIGESTS = new Map([common, engine, on_request, ...Object.values(languages)].flatMap(Object.entries));
const SCOPE = registration.scope;
const OFFLINE = 'offline.html';

setCacheNameDetails({ prefix: 'recycle-date' });

const strategy = new CacheFirst({
  // Asks again for what the browser has from an older version, and is answered in a few bytes.
  fetchOptions: { cache: 'no-cache' },
  plugins: [
    {
      cacheKeyWillBeUsed: async ({ request }) => keyOf(pathOf(request.url)),
      cacheWillUpdate: async ({ request, response }) =>
        (await digestOf(response)) === DIGESTS.get(pathOf(request.url)) ? response : null,
    },
  ],
});

registerRoute(({ url }) => DIGESTS.has(pathOf(url.href)), strategy);
// A page that is never kept, so that it is explained where there is no network.
registerRoute(({ request }) => request.mode === 'navigate', ({ request }) => fetch(request));
setCatchHandler(async ({ request }) => {
  const isExplained = request.mode === 'navigate' && (await missing([OFFLINE])).length === 0;
  return isExplained ? Response.redirect(SCOPE + OFFLINE) : Response.error();
});

clientsClaim();
addEventListener('install', (event) => event.waitUntil(replaceKept(event)));
addEventListener('activate', (event) => event.waitUntil(removeOld()));
addEventListener('message', (event) => {
  const { type, language, urls } = event.data;
  // Only when the reader has agreed: the pages of the old version are still open.
  if (type === 'SKIP_WAITING') skipWaiting();
  if (type === 'KEEP') {
    const paths = [...urls.map(pathOf).filter((path) => DIGESTS.has(path)), ...filesOf(language)];
    // What cannot be fetched now, the next page asks for again.
    event.waitUntil(keep(paths, event).catch(() => {}));
  }
});

/** Where a file stands below the root of the site; a folder stands for its index.html. */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).replace(SCOPE, '').replace(/(^|\/)index\.html$/, '$1');
}

/** A path without the hash that the build puts into it: the same in every version. */
function nameOf(path) {
  return path.replace(/[./-][0-9a-f]{8,}(?=[./])/, '');
}

function keyOf(path) {
  return `${SCOPE}${nameOf(path)}?${DIGESTS.get(path)}`;
}

/** All files of the guide in one language; none for no language. */
function filesOf(language) {
  return language in languages ? Object.keys({ ...common, ...languages[language] }) : [];
}

/** As the build writes it: the start of the SHA-256 in base64. */
async function digestOf(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest))).slice(0, 12);
}

async function openCache() {
  return caches.open(cacheNames.runtime);
}

async function keptKeys() {
  const requests = await (await openCache()).keys();
  return new Set(requests.map(({ url }) => url));
}

async function missing(paths) {
  const kept = await keptKeys();
  return paths.filter((path) => !kept.has(keyOf(path)));
}

/** Fetch what is not kept yet, one file after the other: the reader's own requests come first. */
async function keep(paths, event) {
  for (const path of await missing(paths)) {
    await Promise.all(strategy.handleAll({ request: SCOPE + path, event }));
  }
}

/**
 * Fetch the new version of the languages that are kept, before it replaces the old one. With
 * Save-Data that is what was visited. The engine waits until it is wanted.
 */
async function replaceKept(event) {
  const keys = [...(await keptKeys())];
  const names = new Set(keys.map((key) => key.replace(SCOPE, '').replace(/\?.*/, '')));
  const isUsed = (language) => [...names].some((name) => name.startsWith(`${language}/`));
  const wanted = Object.keys(languages).filter(isUsed).flatMap(filesOf);
  const isVisited = (path) => names.has(nameOf(path));
  await keep(navigator.connection?.saveData ? wanted.filter(isVisited) : wanted, event);
}

async function removeOld() {
  const current = new Set([...DIGESTS.keys()].map(keyOf));
  const cache = await openCache();
  for (const key of await keptKeys()) if (!current.has(key)) await cache.delete(key);
}
