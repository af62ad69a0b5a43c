/** The part of a text that shows why it was found. */

import { KHMER, PIECES, fold, termsOf } from './words.js';

const LENGTH = 180;
const BEFORE = 40;

/** Of the blocks the one with most of the terms, cut to its part, as pairs `[text, isFound]`. */
export function excerpt(blocks, terms) {
  const all = blocks.map((text) => ({ text, ranges: rangesOf(text, terms) }));
  const [best] = all.sort((one, other) => other.ranges.length - one.ranges.length);
  if (!best) return [];
  const { text, ranges } = best;
  const first = ranges[0]?.[0] ?? 0;
  const start = first < LENGTH - BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1;
  const space = text.indexOf(' ', start + LENGTH);
  const end = space < 0 ? text.length : space;
  const parts = [[start ? '… ' : '', false]];
  let at = start;
  for (const [from, to] of ranges.filter((range) => range[0] >= start && range[1] <= end)) {
    parts.push([text.slice(at, from), false], [text.slice(from, to), true]);
    at = to;
  }
  return [...parts, [text.slice(at, end), false], [end < text.length ? ' …' : '', false]];
}

/** Where the terms stand: words, and of Khmer letters at least two that follow each other. */
function rangesOf(text, terms) {
  const found = [...text.matchAll(PIECES)].map(({ 0: piece, index: from }) => {
    const [term] = termsOf(fold(piece));
    return { term, isKhmer: KHMER.test(piece), from, to: from + piece.length };
  });
  const ranges = [];
  for (const [at, { term, isKhmer, from, to }] of found.entries()) {
    const next = isKhmer ? found[at + 1] : { term: '', to };
    if (!next || !terms.has(term + next.term)) continue;
    const last = ranges.at(-1);
    if (last?.[1] >= from) last[1] = next.to;
    else ranges.push([from, next.to]);
  }
  return ranges;
}
