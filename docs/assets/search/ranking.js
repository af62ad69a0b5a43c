/** Which pages answer a query: ranked by how much of it they have; none has to have all of it. */

import MiniSearch from './minisearch.js';
import { anyOf, fold, meaningsOf, termsOf } from './words.js';

// How much a group of synonyms, a word or a number counts beside a pair of Khmer letters.
const WHOLE = 2;
// What readers ask, as the pages list it, beside what the pages say.
const BOOST = { asked: 4 };
// The share of letters that may be wrong in a Latin word that is not known.
const SLIPS = 0.2;
// A question that is typed as a page lists it.
const SAME = 3;
// How much the next texts of a page count beside its best one, and how many do in all.
const FURTHER = 0.5;
const COUNTED = 4;
// So many pages are an answer; who finds nothing in them asks again.
const MOST = 5;
// Where the best page has less than this share of the query, and less than this in all, none may be
// what the reader means.
const SHARE = 0.27;
const LITTLE = 15;
// The address of what readers ask and no page answers.
const NOWHERE = '-';

const sum = (list, numberOf) => list.reduce((total, each) => total + numberOf(each), 0);
const byScore = (one, other) => other.score - one.score;
const weightOf = (term) => (/^[#a-z\d]/.test(term) ? WHOLE : 1);
// What few have says more than what many have, and what none has says most.
const rarity = (having, all) => Math.log(1 + all / (1 + having));

/**
 * A function that answers a query with `{ isWeak, pages }`; a page is a list of `{ section, terms }`,
 * the best page and in it the best section first. `sections` and words are those that the build
 * writes.
 */
export function ranking({ sections, synonyms, fillers }) {
  const meanings = meaningsOf(synonyms);
  const filler = anyOf(fillers, 'g');
  const split = (text) => {
    const folded = fold(text);
    return [...termsOf(fold(folded.replace(filler, ' '))), ...meanings(folded)];
  };
  const texts = sections.flatMap((section) => [
    { section, title: section.title, text: section.blocks.join('\n') },
    ...section.asked.map((asked) => ({ section, asked, folded: fold(asked) })),
  ]);
  const counts = new Map();
  const index = new MiniSearch({
    fields: ['title', 'asked', 'text'],
    processTerm: (term) => term,
    tokenize(text, field) {
      const terms = split(text);
      if (field) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
      return terms;
    },
  });
  index.addAll(texts.map((text, id) => ({ ...text, id })));

  const options = {
    combineWith: 'OR',
    boost: BOOST,
    boostTerm: weightOf,
    prefix: (term) => /^[a-z]{3}/.test(term),
    fuzzy: (term) => /^[a-z]{4}/.test(term) && !counts.has(term) && SLIPS,
  };
  const worth = (terms) =>
    sum([...new Set(terms)], (term) => weightOf(term) * rarity(counts.get(term) ?? 0, texts.length));

  return (query) => {
    const typed = fold(query);
    const found = index.search(query, options).map(({ id, score, terms, queryTerms }) => {
      const { section, folded } = texts[id];
      const same = folded === typed ? SAME : 1;
      const told = worth(queryTerms);
      return { section, terms, queryTerms, told, score: score * same * section.boost };
    });
    const all = pagesOf(found.sort(byScore));
    const pages = all.filter(([{ section }]) => section.address !== NOWHERE).slice(0, MOST);
    const isLittle = ([{ told }]) => told < Math.min(LITTLE, SHARE * worth(split(query)));
    return { isWeak: !pages.length || pages[0] !== all[0] || isLittle(pages[0]), pages };
  };
}

/** The pages of the texts found, by their best texts and by the terms that set them apart. */
function pagesOf(found) {
  const pages = new Map();
  for (const each of found) {
    const [address] = each.section.address.split('#');
    const page = pages.get(address) ?? { sections: [], count: 0, score: 0, terms: new Map() };
    pages.set(address, page);
    if (page.count < COUNTED) page.score += each.score * (page.count ? FURTHER : 1);
    page.count += 1;
    for (const term of each.queryTerms) page.terms.set(term, (page.terms.get(term) ?? 0) + 1);
    // What is asked leads to the same section as its text does.
    if (!page.sections.some(({ section }) => section === each.section)) page.sections.push(each);
  }
  const all = [...pages.values()];
  const having = (term) => all.filter(({ terms }) => terms.has(term)).length;
  for (const page of all) {
    page.score *= sum([...page.terms], ([term, times]) => {
      // Ten texts with a term tell hardly more than five.
      return (weightOf(term) * rarity(having(term), all.length) * times) / (times + 1);
    });
  }
  return all.sort(byScore).map(({ sections }) => sections);
}
