/**
 * The module worker in which Python runs.
 *
 * In: {id, request, parts}, at any time; `parts` names what is fetched only for requests such as this
 * one, and has not been fetched yet.
 * Out: {kind: 'progress', loaded, total}, {kind: 'answer', id, response} and {kind: 'error', reason}
 * with the reason 'download' or 'crash'.
 */

const MANIFEST = new URL('../engine/engine.json', import.meta.url);
const plainFetch = self.fetch.bind(self);
/** Pyodide with the calculator in it, and where it is from; undefined where that failed. */
const loaded = new Promise((resolve, fail) => {
  // Pyodide waits for ever for a file that does not come, or only in part.
  load(fail).then(resolve, fail);
}).catch((error) => report('download', error));

self.addEventListener('message', ({ data }) => answer(data));

async function answer({ id, request, parts = [] }) {
  const python = await loaded;
  if (!python) return; // Which has been reported.
  try {
    for (const part of parts) await add(part, python);
  } catch (error) {
    report('download', error);
    return;
  }
  try {
    python.respond ??= python.engine.pyimport('calculator.web').respond;
    const response = JSON.parse(python.respond(JSON.stringify(request)));
    self.postMessage({ kind: 'answer', id, response });
  } catch (error) {
    report('crash', error);
  }
}

/** Fetches a part, and puts it where Python looks first. */
async function add(part, { engine, manifest, folder }) {
  const fetched = await download(folder + manifest.parts[part].file);
  engine.unpackArchive(await fetched.arrayBuffer(), 'zip');
  engine.pyimport('sys').path_importer_cache.clear(); // It has looked there before.
}

/** Fetches the engine's files side by side and starts Python; `fail` is told of any file. */
async function load(fail) {
  // The address of the engine changes with its content, so this file alone is asked again.
  const manifest = await (await plainFetch(MANIFEST, { cache: 'no-cache' })).json();
  const { files } = manifest;
  const folder = new URL(manifest.folder, MANIFEST).href;
  const total = Object.values(files).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  const count = (bytes) => {
    loaded = Math.min(loaded + bytes, total);
    self.postMessage({ kind: 'progress', loaded, total });
  };
  // All at once: Pyodide asks for some of them only when it has loaded others.
  const fetched = new Map(Object.keys(files)
    .filter((name) => !name.endsWith('.mjs'))
    .map((name) => [folder + name, download(folder + name, count, fail)]));
  self.fetch = (address) => fetched.get(String(address));
  const module = async (name) => {
    const imported = await import(folder + name);
    count(files[name]);
    return imported;
  };
  const [{ loadPyodide }, { default: createPyodideModule }, archive] = await Promise.all([
    module('pyodide.mjs'),
    module('pyodide.asm.mjs'),
    self.fetch(folder + manifest.archive).then((response) => response.arrayBuffer()),
  ]);
  const stdLibURL = folder + manifest.library;
  const engine = await loadPyodide({ indexURL: folder, stdLibURL, createPyodideModule });
  engine.unpackArchive(archive, 'zip'); // Into the working folder, where Python looks first.
  return { engine, manifest, folder };
}

/** Like the browser's `fetch`, but counted, and what is packed is unpacked. */
async function download(address, count = () => {}, fail = () => {}) {
  try {
    const response = await plainFetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.url}`);
    const counter = new TransformStream({
      transform(chunk, controller) {
        count(chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    response.body.pipeTo(counter.writable).catch(fail);
    const counted = counter.readable;
    const unpacked = () => counted.pipeThrough(new DecompressionStream('gzip'));
    return new Response(address.endsWith('.gz') ? unpacked() : counted, response);
  } catch (error) {
    fail(error);
    throw error;
  }
}

function report(reason, error) {
  console.error(error);
  self.postMessage({ kind: 'error', reason });
}
