/** Where a folded text has a form of a term. */

const WORD = /[a-z0-9]/;
const DIGIT = /[0-9]/;
const POINT = /[.,]/;

/**
 * Whether a word may begin or end before this folded character: not within a Khmer letter with
 * its signs, a Latin word or a number.
 */
function isBoundary({ folded, starts, ends }, at) {
  if (at === 0 || at === folded.length) return true;
  if (starts[at] === starts[at - 1]) return false;
  if (ends[at - 1] < starts[at]) return true;
  const [left, right] = [folded[at - 1], folded[at]];
  if (WORD.test(left) && WORD.test(right)) return false;
  const inNumber =
    (DIGIT.test(left) && POINT.test(right) && DIGIT.test(folded[at + 1])) ||
    (DIGIT.test(folded[at - 2]) && POINT.test(left) && DIGIT.test(right));
  return !inNumber;
}

/**
 * The ranges of `raw` that are one of the forms; `whole` asks for a boundary behind as well, which
 * a term that is still being typed does not have.
 */
function occurrences(places, forms, whole) {
  const found = [];
  for (const form of forms) {
    for (let at = places.folded.indexOf(form); at >= 0; at = places.folded.indexOf(form, at + 1)) {
      const last = at + form.length;
      if (isBoundary(places, at) && (!whole || isBoundary(places, last)))
        found.push([places.starts[at], places.ends[last - 1]]);
    }
  }
  return found;
}
