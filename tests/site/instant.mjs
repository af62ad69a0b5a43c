// Compares the page's answers with Python's: the first line read holds facts by their file, each
// other one the file, a question, and what Python says as the text of its JSON. Prints those that
// differ.
import { createInterface } from 'node:readline';
import { instantResponse } from '../../docs/assets/calculator/instant.js';

let facts;
let compared = 0;
const wrong = [];
for await (const line of createInterface({ input: process.stdin })) {
  const read = JSON.parse(line);
  if (!facts) {
    facts = read;
    continue;
  }
  const [file, question, expected] = read;
  const found = JSON.stringify(instantResponse(question, facts[file]));
  compared += 1;
  if (found !== expected) wrong.push({ question, expected, found });
}
console.log(JSON.stringify({ compared, wrong: wrong.slice(0, 5) }));
