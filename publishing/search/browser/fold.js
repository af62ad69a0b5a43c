/** Folding, as folding.py does it, and from where in a text each folded character comes. */

function folder({ characters, rules }) {
  const map = new Map([...characters.from].map((from, at) => [from, characters.to[at]]));
  const steps = rules.map(({ find, put }) => [new RegExp(find, 'g'), put]);
  return (text) =>
    steps.reduce(
      (folded, [find, put]) => folded.replace(find, put),
      text.replace(/[^]/g, (character) => map.get(character) ?? character),
    );
}

// What is folded by itself: a tag, which counts for nothing; a Khmer letter with all that belongs
// to it, of which no part is found alone; any other character.
const TAG = /<[^>]*>/;
const LETTER = new RegExp(
  '[\\u1780-\\u17b3](?:' +
    '\\u17d2[\\u1780-\\u17b3]|[\\u17b4-\\u17d1\\u17d3\\u17dd]|[\\u00ad\\u200b-\\u200d\\u2060]' +
    ')*',
);
const PIECE = new RegExp(`(${TAG.source})|${LETTER.source}|[^]`, 'g');

/**
 * A text with its folded form; `starts` and `ends` say for each folded character where in `raw`
 * the piece that it comes from begins and ends.
 */
function foldWithPlaces(raw, fold) {
  const places = { raw, folded: '', starts: [], ends: [] };
  for (const { 0: piece, 1: tag, index } of raw.matchAll(PIECE)) {
    const folded = tag ? '' : fold(piece);
    places.folded += folded;
    for (let character = 0; character < folded.length; character += 1) {
      places.starts.push(index);
      places.ends.push(index + piece.length);
    }
  }
  return places;
}

/** The same function, which remembers its answers: a guide has few different letters. */
function remembering(fold) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) known.set(text, fold(text));
    return known.get(text);
  };
}
