/** Where a folded text has a form of a term. */

const WORD = /[a-z0-9]/;
const DIGIT = /[0-9]/;

/**
 * Whether a word may begin or end before this folded character: not within a Khmer letter with
 * its signs, a Latin word or a number.
 */
function isBoundary({ raw, folded, starts, ends }, at) {
  if (at === 0 || at === folded.length) return true;
  if (starts[at] === starts[at - 1]) return false;
  const [before, left, right, after] = [-2, -1, 0, 1].map((step) => folded[at + step] ?? '');
  const between = raw.slice(ends[at - 1], starts[at]);
  if (between === ',') return !(DIGIT.test(left) && DIGIT.test(right));
  if (between) return true;
  const isInFraction =
    (DIGIT.test(left) && right === '.' && DIGIT.test(after)) ||
    (DIGIT.test(before) && left === '.' && DIGIT.test(right));
  return !isInFraction && !(WORD.test(left) && WORD.test(right));
}

/** Whether what is found there belongs to a longer word of another meaning. */
function isInCompound({ folded }, at, form, compounds) {
  return compounds.some(
    (compound) =>
      compound !== form &&
      compound.includes(form) &&
      folded.startsWith(compound, at - compound.indexOf(form)),
  );
}

/**
 * The ranges of `raw` that are one of the forms. `whole` asks for whole words, which a term that
 * is still being typed is not.
 */
function occurrences(places, forms, { whole, compounds }) {
  const found = [];
  for (const form of forms) {
    for (let at = places.folded.indexOf(form); at >= 0; at = places.folded.indexOf(form, at + 1)) {
      const to = at + form.length;
      const isWhole = isBoundary(places, to) && !isInCompound(places, at, form, compounds);
      if (isBoundary(places, at) && (isWhole || !whole))
        found.push([places.starts[at], places.ends[to - 1]]);
    }
  }
  return found;
}
