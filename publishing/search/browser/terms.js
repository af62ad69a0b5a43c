/** A query as terms; all of them have to be found, each in one of its forms. */

const AROUND = /^[\s!"'(),.:;?[\]«»‘’“”។៕៖…]+|[\s!"'(),.:;?[\]«»‘’“”។៕៖…]+$/g;
const NUMBER = /^[0-9.]+$/;
const LATIN = /[a-z]/;

/** The forms of a term: itself, and with each word of a group replaced by each other of it. */
function formsOf(term, synonyms) {
  const forms = new Set([term]);
  for (const group of synonyms) {
    const word = longest(group.filter((each) => isIn(each, term)));
    if (word) for (const other of group) forms.add(term.replaceAll(word, other));
  }
  return [...forms];
}

// A Latin word is not looked for inside another one.
function isIn(word, term) {
  const at = term.indexOf(word);
  const around = [term[at - 1], term[at + word.length]];
  return at >= 0 && !(LATIN.test(word) && around.some((letter) => LATIN.test(letter ?? '')));
}

const longest = (words) => words.sort((a, b) => b.length - a.length)[0];

/**
 * The terms of a query, parted at spaces. `join` keeps together what is one thing: a number and
 * the word after it (90 ថ្ងៃ), and words of the list of synonyms that are written with spaces.
 */
function termsOf(query, { fold, synonyms }, join) {
  const words = query.split(/\s+/).map((word) => fold(word.replace(AROUND, ''))).filter(Boolean);
  const terms = join ? joined(words, new Set(synonyms.flat())) : words;
  return terms.map((term) => formsOf(term, synonyms));
}

function joined(words, known) {
  const terms = [];
  for (let from = 0, to; from < words.length; from = to) {
    to = words.length;
    while (to > from + 1 && !belongTogether(words.slice(from, to), known)) to -= 1;
    terms.push(words.slice(from, to).join(''));
  }
  return terms;
}

function belongTogether(words, known) {
  const isCounted = words.length === 2 && NUMBER.test(words[0]) && !NUMBER.test(words[1]);
  return isCounted || known.has(words.join(''));
}
