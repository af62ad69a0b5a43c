/** The same calculator with Pyodide as it comes, told and telling the same as python/worker.js. */

import { loadPyodide } from './pyodide.mjs';

const FOLDER = new URL('./', import.meta.url);
const started = start();

addEventListener('message', async ({ data }) => {
  const respond = await started;
  const response = JSON.parse(respond(JSON.stringify(data.request)));
  postMessage({ kind: 'answer', id: data.id, response });
});

async function start() {
  const archive = fetch(new URL('calculator.zip', FOLDER)).then((response) => response.arrayBuffer());
  const python = await loadPyodide({ indexURL: FOLDER.href });
  python.unpackArchive(await archive, 'zip');
  return python.pyimport('calculator.web').respond;
}
