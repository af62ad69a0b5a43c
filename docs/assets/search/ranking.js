/** Which pages answer a query: ranked by how much of it they have; none has to have all of it. */

import MiniSearch from './minisearch.js';
import { anyOf, conceptsOf, fold, meant, termsOf } from './words.js';

// How much a term of a query counts: of a concept, of a word or number, of one Khmer letter, which
// says little; a pair of Khmer letters counts as it is.
const WEIGHTS = [
  [/^#/, 2],
  [/^[a-z\d]/, 2],
  [/^.(?:\u17d2.|[\u17b6-\u17d3])*$/, 0.3],
];
// What readers ask, as the pages list it, beside what the pages say.
const BOOST = { asked: 4 };
// The share of letters that may be wrong in a Latin word that is not known.
const SLIPS = 0.2;
// A text that has the query as it was typed, and one that is nothing else.
const PHRASE = 1.5;
const SAME = 3;
// How much the next texts of a page count beside its best one, and how many do in all.
const FURTHER = 0.5;
const COUNTED = 4;
// So many pages are an answer; who finds nothing in them asks again.
const MOST = 5;
// Where the best page has less than this share of the query, none may be what the reader means.
const WEAK = 0.27;

const byScore = (one, other) => other.score - one.score;
const weightOf = (term) => WEIGHTS.find(([kind]) => kind.test(term))?.[1] ?? 1;

/**
 * A function that answers a query with `{ isWeak, pages }`; a page is a list of `{ section, terms,
 * score }`, the best page and in it the best section first. `sections`, `synonyms` and `fillers`
 * are those that the build writes.
 */
export function ranking({ sections, synonyms, fillers }) {
  const concepts = conceptsOf(synonyms);
  const filler = anyOf(fillers, 'g');
  const plain = (text) => fold(fold(text).replace(filler, ' '));
  const split = (text) => [...termsOf(plain(text)), ...meant(fold(text), concepts)];
  const texts = sections.flatMap((section) => [
    { section, title: section.title, text: section.blocks.join('\n') },
    ...section.asked.map((asked) => ({ section, asked })),
  ]);
  const whole = texts.map(({ title, asked, text }) => plain([title ?? asked, text].join('\n')));
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

  const isKnown = (word) => counts.has(word) || meant(word, concepts).length > 0;
  const options = {
    combineWith: 'OR',
    boost: BOOST,
    boostTerm: weightOf,
    prefix: (term) => /^[a-z]{3}/.test(term),
    fuzzy: (term) => /^[a-z]{4}/.test(term) && !isKnown(term) && SLIPS,
  };
  // Rare terms say more than frequent ones, and those that the guide never has say most.
  const rarity = (term) => Math.log(1 + texts.length / (1 + (counts.get(term) ?? 0)));
  const worth = (terms) =>
    [...new Set(terms)].reduce((sum, term) => sum + weightOf(term) * rarity(term), 0);

  return (query) => {
    const typed = plain(query);
    const all = worth(split(query));
    const shareOf = (terms) => worth(terms) / all;
    const found = index.search(query, options).map(({ id, score, terms, queryTerms }) => {
      const { section } = texts[id];
      const share = shareOf(queryTerms);
      const phrase = whole[id] === typed ? SAME : whole[id].includes(typed) ? PHRASE : 1;
      const fit = Math.sqrt(share) * phrase * section.boost;
      return { section, terms, queryTerms, share, score: score * fit };
    });
    const pages = pagesOf(found.sort(byScore), shareOf);
    return { isWeak: !pages.length || pages[0][0].share < WEAK, pages };
  };
}

/** The pages of the texts found; one whose texts together have more of the query is better. */
function pagesOf(found, shareOf) {
  const pages = new Map();
  for (const each of found) {
    const [address] = each.section.address.split('#');
    const page = pages.get(address) ?? { sections: [], count: 0, score: 0, terms: [] };
    pages.set(address, page);
    if (page.count < COUNTED) {
      page.score += each.score * (page.count ? FURTHER : 1);
      page.terms.push(...each.queryTerms);
    }
    page.count += 1;
    // What is asked leads to the same section as its text does.
    if (!page.sections.some(({ section }) => section === each.section)) page.sections.push(each);
  }
  for (const page of pages.values()) page.score *= Math.sqrt(shareOf(page.terms));
  return [...pages.values()].sort(byScore).slice(0, MOST).map(({ sections }) => sections);
}
