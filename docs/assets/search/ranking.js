/** Which pages answer a query: ranked by how much of it they have; none has to have all of it. */

import MiniSearch from './minisearch.js';
import { anyOf, conceptsOf, fold, termsOf } from './words.js';

// How much a term of a query counts: of a concept, of a word or number, of one Khmer letter, which
// says little; of a pair of Khmer letters as it is.
const WEIGHTS = [
  [/^#/, 2],
  [/^[a-z\d]/, 2],
  [/^.(?:\u17d2.|[\u17b6-\u17d3])*$/, 0.3],
];
const OPTIONS = {
  combineWith: 'OR',
  boost: { asked: 3 },
  boostTerm: weightOf,
  prefix: (term) => /^[a-z]{3}/.test(term),
  fuzzy: (term) => /^[a-z]{4}/.test(term) && 0.2,
};
// A text that has the query as it was typed.
const PHRASE = 1.5;
// How much the next sections of a page count beside its best one, and how many do.
const FURTHER = 0.2;
const COUNTED = 4;
// After so many pages those with less than this share of the best one's score are left out.
const FEW = 3;
const LEAST = 0.2;
const MOST = 8;
// Where the best page has less than this share of the query, none may be what the reader means.
const WEAK = 0.25;

/**
 * A function that answers a query with `{ isWeak, pages }`; a page is a list of `{ section, terms,
 * score }`, the best page and in it the best section first. `sections`, `synonyms` and `fillers`
 * are those that the build writes.
 */
export function ranking({ sections, synonyms, fillers }) {
  const concepts = conceptsOf(synonyms);
  const filler = anyOf(fillers, 'g');
  const plain = (text) => fold(fold(text).replace(filler, ' '));
  const texts = sections.flatMap((section) => [
    { section, title: section.title, text: section.blocks.join('\n') },
    ...section.asked.map((asked) => ({ section, asked })),
  ]);
  const counts = new Map();
  const index = new MiniSearch({
    fields: ['title', 'asked', 'text'],
    tokenize(text, field) {
      const terms = termsOf(plain(text), concepts);
      if (field) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
      return terms;
    },
    processTerm: (term) => term,
  });
  index.addAll(texts.map((text, id) => ({ ...text, id })));
  const plainTexts = texts.map(({ title, asked, text }) => plain([title ?? asked, text].join('\n')));
  // Rare terms say more than frequent ones, and those that the guide never has say most.
  const rarity = (term) => Math.log(1 + texts.length / (1 + (counts.get(term) ?? 0)));
  const worth = (terms) => sum([...new Set(terms)].map((term) => weightOf(term) * rarity(term)));

  return (typed) => {
    const query = plain(typed);
    const all = worth(termsOf(query, concepts));
    const found = index.search(query, OPTIONS).map(({ id, score, terms, queryTerms }) => {
      const { section } = texts[id];
      const share = worth(queryTerms) / all;
      const phrase = plainTexts[id].includes(query) ? PHRASE : 1;
      return { section, terms, share, score: score * Math.sqrt(share) * phrase * section.boost };
    });
    const pages = pagesOf(found.sort(byScore));
    return { isWeak: !pages.length || pages[0][0].share < WEAK, pages };
  };
}

function weightOf(term) {
  return WEIGHTS.find(([kind]) => kind.test(term))?.[1] ?? 1;
}

function pagesOf(found) {
  const pages = new Map();
  for (const each of found) {
    const [address] = each.section.address.split('#');
    const { sections, score } = pages.get(address) ?? { sections: [], score: 0 };
    // What is asked leads to the same section as its text does.
    if (sections.some(({ section }) => section === each.section)) continue;
    const part = sections.length ? FURTHER * (sections.length < COUNTED) : 1;
    pages.set(address, { sections: [...sections, each], score: score + part * each.score });
  }
  const sorted = [...pages.values()].sort(byScore);
  const least = LEAST * sorted[0]?.score;
  const good = sorted.filter(({ score }, at) => at < FEW || score >= least);
  return good.slice(0, MOST).map(({ sections }) => sections);
}

const byScore = (one, other) => other.score - one.score;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
