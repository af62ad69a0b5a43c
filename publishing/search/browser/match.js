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

// What a term is worth at most: in the title of a page, the heading of a section, the first lines
// of a page, and the text of a section. Titles and headings are worth at least half of that.
const WORTH = { title: 100, heading: 40, lead: 20, text: 10 };

// In twice as long a text, a term is worth about half.
const SHORT = 200;

/**
 * Pages as lists of entries, the best page and in it the best entry first. An entry is what of
 * the index is found (`doc`), for each term its places in the title and in the blocks of the text,
 * and the score.
 */
function search(pages, query, tables) {
  for (const { join, ...options } of ATTEMPTS) {
    const terms = termsOf(query, tables, join);
    if (!terms.length) return [];
    const { compounds } = tables;
    const found = pages.map((page) => matchPage(page, terms, { ...options, compounds }));
    const matched = found.filter((entries) => entries.length);
    if (matched.length) return matched.sort(([one], [other]) => other.score - one.score);
  }
  return [];
}

/** The entries of a page that have all terms; one in its title counts for its sections too. */
function matchPage(page, terms, options) {
  const entries = page.map((doc) => matchEntry(doc, terms, options));
  const inTitle = terms.filter((_, term) => entries[0].title[term].length);
  const haveAll = (some) => {
    const had = new Set([...inTitle, ...some.flatMap(({ has }) => has)]);
    return had.size === terms.length;
  };
  const some = entries.filter(({ has }) => has.length);
  const pageHasAll = options.within === 'page' && haveAll(some);
  return some
    .filter((entry) => pageHasAll || haveAll([entry]))
    .sort((one, other) => other.score - one.score);
}

function matchEntry(doc, terms, options) {
  const title = terms.map((forms) => occurrences(doc.title, forms, options));
  const text = terms.map((forms) =>
    doc.blocks.map((block) => occurrences(block, forms, options)),
  );
  const worth = terms.map(
    (_, term) => titleWorth(doc, title[term]) + textWorth(doc, text[term].flat()),
  );
  const has = terms.filter((_, term) => worth[term]);
  const score = worth.reduce((sum, each) => sum + each, 0) / terms.length;
  return { doc, title, text, has, score };
}

/** A title that says little else is worth more. */
function titleWorth({ isPage, title }, [range]) {
  if (!range) return 0;
  const share = (range[1] - range[0]) / title.raw.length;
  return (isPage ? WORTH.title : WORTH.heading) * ((1 + share) / 2);
}

function textWorth({ isPage, blocks }, { length: count }) {
  const length = blocks.reduce((sum, { folded }) => sum + folded.length, 0);
  return ((isPage ? WORTH.lead : WORTH.text) * count) / (count + 1 + length / SHORT);
}
