/**
 * Has Pyodide do a task: node run.mjs OPTIONS, in JSON: `pyodide`, `script` and `task` (paths), `parts`
 * (names) and `mounts` (folders by their path in Pyodide). The task's folder has an archive of each part,
 * which is unpacked as in the page, and one of the `library`, the standard one.
 */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { pyodide, script, task, parts, mounts } = JSON.parse(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));

try {
  const python = await loadPyodide({
    indexURL: pyodide,
    stdLibURL: `${task}/library.zip`,
    // Columns of each instruction, for tracebacks, would be a third of the bytecode.
    args: ['-X', 'no_debug_ranges'],
    // A set in the bytecode is written in the order of its hashes.
    env: { PYTHONHASHSEED: '0' },
  });
  for (const [path, folder] of Object.entries(mounts)) python.mountNodeFS(path, folder);
  python.runPython(readFileSync(script, 'utf8'));
  for (const part of parts) {
    python.unpackArchive(new Uint8Array(readFileSync(`${task}/${part}.zip`)), 'zip');
    python.globals.get('answer')(part);
  }
  python.globals.get('finish')();
} catch (error) {
  // Node would print the line that it comes from, which is all of Pyodide.
  console.error(error.message);
  process.exitCode = 1;
}
