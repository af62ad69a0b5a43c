/**
 * Runs a Python script in Pyodide: node run.mjs OPTIONS, in JSON: `pyodide`, `script` and `archive` (paths),
 * `stdlib` (path of another standard library) and `mounts` (folders by their path in Pyodide). The
 * archive is unpacked as in the page.
 */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { pyodide, script, archive, stdlib, mounts } = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));

try {
  const python = await loadPyodide({
    indexURL: pyodide,
    ...(stdlib && { stdLibURL: stdlib }),
    // Columns of each instruction, for tracebacks, would be a third of the bytecode.
    args: ['-X', 'no_debug_ranges'],
    // A set in the bytecode is written in the order of its hashes.
    env: { PYTHONHASHSEED: '0' },
  });
  python.unpackArchive(new Uint8Array(readFileSync(archive)), 'zip');
  for (const [path, folder] of Object.entries(mounts)) python.mountNodeFS(path, folder);
  python.runPython(readFileSync(script, 'utf8'));
} catch (error) {
  // Node would print the line that it comes from, which is all of Pyodide.
  console.error(error.message);
  process.exitCode = 1;
}
