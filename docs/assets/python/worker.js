/**
 * The module worker in which Python runs.
 *
 * In: {kind: 'start', manifest} once, then {kind: 'ask', id, request, parts}, at any time; `parts`
 * names what is fetched only for requests such as this one, and has not been fetched yet.
 * Out: {kind: 'progress', loaded, total}, {kind: 'answer', id, response} and {kind: 'error', reason}
 * with the reason 'download' or 'crash'.
 */

import { Download, plainFetch } from './download.js';

let python; // what is loaded, and from where
let started; // resolves with the calculator's function

self.addEventListener('message', async ({ data }) => {
  if (data.kind === 'start') started = start(data.manifest);
  else await answer(data);
});

async function answer({ id, request, parts = [] }) {
  let respond;
  try {
    respond = await started;
  } catch {
    return; // The failed start has been reported.
  }
  try {
    for (const part of parts) await add(part);
  } catch (error) {
    report('download', error);
    return;
  }
  try {
    const response = JSON.parse(respond(JSON.stringify(request)));
    self.postMessage({ kind: 'answer', id, response });
  } catch (error) {
    report('crash', error);
  }
}

/** Fetches a part, and puts it where Python looks first. */
async function add(part) {
  const { engine, manifest, folder } = python;
  const { file, bytes } = manifest.parts[part];
  const fetched = await new Download({ [file]: bytes }, () => {}).fetch(folder + file);
  engine.unpackArchive(await fetched.arrayBuffer(), 'zip');
  engine.pyimport('sys').path_importer_cache.clear(); // It has looked there before.
}

/** Loads everything and returns the calculator's function: JSON text in, JSON text out. */
async function start(manifestUrl) {
  let loading = true;
  try {
    python = await load(manifestUrl);
    loading = false;
    python.engine.unpackArchive(python.archive, 'zip'); // Into the working folder, where Python looks first.
    return python.engine.pyimport('calculator.web').respond;
  } catch (error) {
    report(loading ? 'download' : 'crash', error);
    throw error;
  }
}

/** Fetches the engine's files side by side; resolves once Python runs. */
async function load(manifestUrl) {
  // The address of the engine changes with its content, so this file alone is asked again.
  const manifest = await (await plainFetch(manifestUrl, { cache: 'no-cache' })).json();
  const folder = new URL(manifest.folder, manifestUrl).href;
  const download = new Download(manifest.files, (loaded, total) => {
    self.postMessage({ kind: 'progress', loaded, total });
  });
  // All at once: Pyodide asks for some of them only when it has loaded others.
  const fetched = new Map(Object.keys(manifest.files)
    .filter((name) => !name.endsWith('.mjs'))
    .map((name) => [folder + name, download.fetch(folder + name)]));
  self.fetch = (address) => fetched.get(String(address));
  const module = async (name) => {
    const loaded = await import(folder + name);
    download.add(manifest.files[name]);
    return loaded;
  };
  const [{ loadPyodide }, { default: createPyodideModule }, archive] = await Promise.all([
    module('pyodide.mjs'),
    module('pyodide.asm.mjs'),
    self.fetch(folder + manifest.archive).then((response) => response.arrayBuffer()),
  ]);
  const stdLibURL = folder + manifest.library;
  const running = loadPyodide({ indexURL: folder, stdLibURL, createPyodideModule });
  const engine = await Promise.race([running, download.failed]);
  return { engine, archive, manifest, folder };
}

function report(reason, error) {
  console.error(error);
  self.postMessage({ kind: 'error', reason });
}
