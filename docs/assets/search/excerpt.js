/** The part of a text that shows why it was found. */

import { fold, pieces } from './words.js';

const LENGTH = 180;
const BEFORE = 40;

// As in a folded text, with what folding leaves out.
const PIECE = /[a-z]+|[\d០-៩]+|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d3\u17dd\u00ad\u200b-\u200d\u2060])*/gi;

/** Of the blocks the one with most of the terms, cut to its part, as pairs `[text, isFound]`. */
export function excerpt(blocks, terms) {
  const all = blocks.map((text) => ({ text, ranges: rangesOf(text, terms) }));
  const best = all.reduce(
    (one, other) => (other.ranges.length > one.ranges.length ? other : one),
    all[0] ?? { text: '', ranges: [] },
  );
  const { text, ranges } = best;
  const first = ranges[0]?.[0] ?? 0;
  const start = first < LENGTH - BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1;
  const end = text.length - start <= LENGTH ? text.length : endOf(text, start + LENGTH);
  const parts = [[start ? '… ' : '', false]];
  let at = start;
  for (const [from, to] of ranges.filter(([from, to]) => from >= start && to <= end)) {
    parts.push([text.slice(at, from), false], [text.slice(from, to), true]);
    at = to;
  }
  parts.push([text.slice(at, end), false], [end < text.length ? ' …' : '', false]);
  return parts.filter(([part]) => part);
}

function endOf(text, at) {
  const space = text.indexOf(' ', at);
  return space < 0 ? text.length : space;
}

/** Where the terms stand: words, and of Khmer letters at least two that follow each other. */
function rangesOf(text, terms) {
  const found = [...text.matchAll(PIECE)].map(({ 0: raw, index }) => {
    const [piece] = pieces(fold(raw));
    return { ...piece, from: index, to: index + raw.length };
  });
  const ranges = [];
  found.forEach((piece, at) => {
    const next = found[at + 1];
    const isPair = piece.isKhmer && next?.isKhmer && terms.has(piece.term + next.term);
    if (isPair) add(ranges, piece.from, next.to);
    else if (!piece.isKhmer && terms.has(piece.term)) add(ranges, piece.from, piece.to);
  });
  return ranges;
}

function add(ranges, from, to) {
  const last = ranges.at(-1);
  if (last && last[1] >= from) last[1] = to;
  else ranges.push([from, to]);
}
