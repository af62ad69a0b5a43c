/** Which pages and sections answer a query, the best first. */

// The first of these that finds something decides.
const ATTEMPTS = [
  { join: true, whole: true, within: 'section' },
  { join: false, whole: true, within: 'section' },
  { join: false, whole: true, within: 'page' },
  { join: true, whole: false, within: 'section' },
  { join: false, whole: false, within: 'section' },
  { join: false, whole: false, within: 'page' },
];

// What a term is worth in a title, in a heading, and at most in a text.
const WORTH = { title: 100, heading: 30, text: 10 };

/**
 * Pages as lists of entries, the best page and in it the best entry first. An entry is what of
 * the index is found (`doc`), the places of the terms in it, and its score.
 */
function search(pages, query, tables) {
  for (const { join, whole, within } of ATTEMPTS) {
    const terms = termsOf(query, tables, join);
    if (!terms.length) return [];
    const found = pages.map((page) => matchPage(page, terms, whole, within));
    const matched = found.filter((entries) => entries.length);
    if (matched.length) return matched.sort(([one], [other]) => other.score - one.score);
  }
  return [];
}

function matchPage(page, terms, whole, within) {
  const entries = page.map((doc) => matchEntry(doc, terms, whole));
  const inTitle = new Set(termsIn(entries[0], ['title']));
  const isAnswer = (entry) => {
    const own = termsIn(entry, ['title', 'text']);
    return own.length > 0 && new Set([...own, ...inTitle]).size === terms.length;
  };
  const anywhere = new Set(entries.flatMap((entry) => termsIn(entry, ['title', 'text'])));
  const found =
    within === 'page'
      ? entries.filter((entry) => anywhere.size === terms.length && entry.score > 0)
      : entries.filter(isAnswer);
  return found.sort((one, other) => other.score - one.score);
}

function matchEntry(doc, terms, whole) {
  const title = terms.map((forms) => occurrences(doc.title, forms, whole));
  const text = terms.map((forms) =>
    doc.blocks.map((block) => occurrences(block, forms, whole)),
  );
  const worth = terms.map((_, term) => {
    const inTitle = title[term].length ? WORTH[doc.isPage ? 'title' : 'heading'] : 0;
    const count = text[term].flat().length;
    return inTitle + (WORTH.text * count) / (count + 5);
  });
  const score = worth.reduce((sum, each) => sum + each, 0) / terms.length;
  return { doc, title, text, score };
}

/** The numbers of the terms that an entry has in these of its parts. */
function termsIn(entry, parts) {
  return entry.title
    .map((_, term) => term)
    .filter((term) => parts.some((part) => entry[part][term].flat().length));
}
