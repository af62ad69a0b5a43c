/**
 * The worker behind Material's search dialog, in the place of Material's own (a documented
 * possibility: the messages are those of its `SearchMessage`).
 *
 * Nothing is loaded before somebody searches. What Latin letters ask on a page in a language that
 * Material's own worker understands goes to that worker; everything else is found here.
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

const fetchIndex = once(async () => {
  const answer = await fetch(setup.config.guide.index);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
});

const startOwn = once(async () => {
  const { docs, foldings, synonyms } = await fetchIndex();
  for (; SCRIPTS.length; SCRIPTS.shift()) importScripts(SCRIPTS[0]);
  const fold = folder(foldings);
  const pages = readPages(docs, remembering(fold));
  return (query) => ({ items: asItems(search(pages, query, { fold, synonyms }), pages) });
});

const startStock = once(async () => {
  const { docs } = await fetchIndex();
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
