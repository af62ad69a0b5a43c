/**
 * The worker behind Material's search dialog, in the place of Material's own. Material foresees
 * that: the messages are those of its `SearchMessage`.
 *
 * Nothing is loaded before somebody searches. On a page whose language Material's own worker
 * understands, Latin letters go to that worker, untouched; everything else is found here.
 */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const KHMER = /[\u1780-\u17ff]/;
const SCRIPTS = ['fold.js', 'pages.js', 'terms.js', 'find.js', 'match.js', 'results.js'];

let setup;
let newest = 0;

addEventListener('message', ({ data: { type, data } }) => {
  if (type === SETUP) {
    setup = data;
    postMessage({ type: READY });
  }
  if (type === QUERY) answer(data);
});

/** Answer a query, unless another one has come meanwhile. */
async function answer(query) {
  newest += 1;
  const turn = newest;
  const result = query.trim() ? await ask(query) : { items: [] };
  if (turn === newest) postMessage({ type: RESULT, data: result });
}

async function ask(query) {
  const { stock } = setup.config.guide;
  const find = await (stock && !KHMER.test(query) ? startStock() : startOwn());
  return find(query);
}

/** Call `make` when first asked for what it makes, and again if that failed. */
function once(make) {
  let made;
  return () =>
    (made ??= make().catch((error) => {
      made = undefined;
      throw error;
    }));
}

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}

const fetchEntries = once(() => fetchJson(setup.config.guide.entries));

const startOwn = once(async () => {
  const [docs, { foldings, words }] = await Promise.all([
    fetchEntries(),
    fetchJson('tables.json'),
  ]);
  for (; SCRIPTS.length; SCRIPTS.shift()) importScripts(SCRIPTS[0]);
  const { fold, foldWithPlaces } = folding(foldings);
  const pages = readPages(docs, foldWithPlaces);
  return (query) => ({ items: asItems(search(pages, query, { fold, ...words }), pages) });
});

const startStock = once(async () => {
  const docs = await fetchEntries();
  const worker = new Worker(setup.config.guide.stock);
  const waiting = [];
  worker.addEventListener('message', ({ data: { type, data } }) => {
    if (type === RESULT) waiting.shift()(data);
  });
  worker.postMessage({ type: SETUP, data: { ...setup, docs } });
  return (query) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage({ type: QUERY, data: query });
    });
});
