/** Folding, as folding.py does it, and from where in a text each folded character comes. */

/**
 * Two functions: one folds a text. The other leaves out the tags of a text, and returns also, for
 * each folded character, where in the text (`raw`) the piece begins and ends that it comes from.
 */
function folding({ letter, characters, rules }) {
  const map = new Map([...characters.from].map((from, at) => [from, characters.to[at]]));
  const steps = rules.map(({ find, put }) => [new RegExp(find, 'g'), put]);
  const known = new Map();

  function foldPiece(piece) {
    if (!known.has(piece)) {
      const mapped = piece.replace(/[^]/g, (character) => map.get(character) ?? character);
      known.set(piece, steps.reduce((folded, [find, put]) => folded.replace(find, put), mapped));
    }
    return known.get(piece);
  }

  const fold = (text) => text.replace(new RegExp(`${letter}|[^]`, 'g'), foldPiece);

  function foldWithPlaces(raw) {
    const places = { raw, folded: '', starts: [], ends: [] };
    for (const { 0: piece, 1: tag, index } of raw.matchAll(`(<[^>]*>)|${letter}|[^]`)) {
      const folded = tag ? '' : foldPiece(piece);
      places.folded += folded;
      for (let character = 0; character < folded.length; character += 1) {
        places.starts.push(index);
        places.ends.push(index + piece.length);
      }
    }
    return places;
  }

  return { fold, foldWithPlaces };
}
