// Compares the page's answers with Python's: the file named holds facts, and for many questions
// what Python says as the text of its JSON. Prints those that differ.
import { readFileSync } from 'node:fs';
import { instantResponse } from '../../docs/assets/calculator/instant.js';

const { facts, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wrong = cases
  .map(([file, asked, says]) => ({ asked, says, found: JSON.stringify(instantResponse(asked, facts[file])) }))
  .filter(({ says, found }) => says !== found);
console.log(JSON.stringify({ compared: cases.length, wrong: wrong.slice(0, 5), count: wrong.length }));
