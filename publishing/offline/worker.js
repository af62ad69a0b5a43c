/**
 * The service worker: keeps what was visited, for when there is no network.
 *
 * The build puts FILES in front of this file: the path of every file with a digest of its content,
 * parted into what all languages have in `common`, what each of the `languages` has of its own, and
 * what is `on_request` only; and the `sizes` of the whole guide. EXPLANATION are the page that says
 * that there is no network, and its style, which so are there before anybody asks. A file is kept under its name and
 * digest, and only if it has that very content, so that two versions of the guide never mix. What is
 * kept is answered from the device; everything else is fetched, and then kept.
 */

const { common, languages, on_request, sizes } = FILES;
const DIGESTS = new Map([common, on_request, ...Object.values(languages)].flatMap(Object.entries));
const SCOPE = registration.scope;
const [OFFLINE] = Object.keys(EXPLANATION);
const CACHE = `recycle-date ${SCOPE}`;
// Asks again for what the browser has from an older version, and is answered in a few bytes.
const FRESH = { cache: 'no-cache' };
// Takes what the browser has loaded for the page, and asks nobody for it again.
const LOADED = { cache: 'only-if-cached', mode: 'same-origin' };

addEventListener('install', (event) => event.waitUntil(replaceKept()));
addEventListener('activate', (event) => event.waitUntil(removeOld().then(() => clients.claim())));
addEventListener('fetch', (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method !== 'GET') return;
  if (DIGESTS.has(path)) event.respondWith(answer(event.request, path, event));
  else if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(explain));
});
addEventListener('message', (event) => {
  const { type, language, urls } = event.data;
  const [reply] = event.ports;
  // Only when the reader has agreed: the pages of the old version are still open.
  if (type === 'SKIP_WAITING') skipWaiting();
  if (type === 'VISITED') event.waitUntil(keep(urls.map(pathOf), LOADED));
  if (type === 'KEEP') event.waitUntil(keep(filesOf(language), FRESH).then(() => tell(reply, language)));
  if (type === 'ASK') event.waitUntil(tell(reply, language));
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

/** All files of the guide in one language. */
function filesOf(language) {
  return Object.keys({ ...common, ...languages[language] });
}

/** What is kept, or else what the network has, which is then kept. */
async function answer(request, path, event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(keyOf(path));
  if (kept) return kept;
  try {
    const response = await fetch(request.mode === 'navigate' ? request.url : request, FRESH);
    event.waitUntil(put(cache, path, response.clone()));
    return response;
  } catch (error) {
    return request.mode === 'navigate' ? explain() : Promise.reject(error);
  }
}

/** Leads to the page that says that there is no network. */
function explain() {
  return Response.redirect(SCOPE + OFFLINE);
}

/** Keep a file, unless it is not what the build has written; returns whether it is. */
async function put(cache, path, response) {
  const content = await response.clone().arrayBuffer();
  const digest = await crypto.subtle.digest('SHA-256', content);
  // As the build writes it: the start of the SHA-256 in base64.
  const isOurs = btoa(String.fromCharCode(...new Uint8Array(digest))).slice(0, 12) === DIGESTS.get(path);
  if (isOurs) await cache.put(keyOf(path), response);
  return isOurs;
}

async function keptKeys() {
  const requests = await (await caches.open(CACHE)).keys();
  return new Set(requests.map(({ url }) => url));
}

async function missing(paths) {
  const kept = await keptKeys();
  return paths.filter((path) => DIGESTS.has(path) && !kept.has(keyOf(path)));
}

/** Keep files, one after the other: the reader's own requests come first. What fails is left out. */
async function keep(paths, how) {
  const cache = await caches.open(CACHE);
  for (const path of await missing(paths)) {
    await fetch(SCOPE + path, how).then((response) => put(cache, path, response)).catch(() => {});
  }
}

/** Say how many bytes the whole guide has, and whether it is all kept. */
async function tell(reply, language) {
  const { length } = await missing(filesOf(language));
  reply.postMessage({ size: sizes[language], isWhole: length === 0 });
}

/**
 * Fetch what is kept in its new version, before it replaces the old one: without a network the reader
 * has what was there before.
 */
async function replaceKept() {
  const cache = await caches.open(CACHE);
  for (const [path, text] of Object.entries(EXPLANATION)) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/html';
    await cache.put(keyOf(path), new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } }));
  }
  const names = new Set([...(await keptKeys())].map((key) => key.replace(SCOPE, '').replace(/\?.*/, '')));
  await keep([...DIGESTS.keys()].filter((path) => names.has(nameOf(path))), FRESH);
}

async function removeOld() {
  const current = new Set([...DIGESTS.keys()].map(keyOf));
  const cache = await caches.open(CACHE);
  for (const key of await keptKeys()) if (!current.has(key)) await cache.delete(key);
}
