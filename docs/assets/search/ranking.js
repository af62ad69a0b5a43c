/** Which pages answer a query: those that have much of it, above all in one text that is like it. */

import MiniSearch from './minisearch.js';
import { splitter } from './words.js';

// How much a group of synonyms, a word or a number counts beside a pair of Khmer letters.
const WHOLE = 2;
const weightOf = (term) => (/^[#a-z\d]/.test(term) ? WHOLE : 1);
// The share of letters that may be wrong in a Latin word that is not known.
const SLIPS = 0.2;
// Where the best page has less than this share of the query, none may be what the reader means.
const SHARE = 0.36;
// What so large a share of the texts has, such as "the", shows nobody why a page was found.
const COMMON = 0.1;

/**
 * A function that answers a query with `{ isWeak, found }`: the pages, the best one first, each as
 * `{ title, sections, telling }`, its best section first, with the terms that tell why it was found.
 * What is given is what the build writes.
 */
export function ranking({ pages, elsewhere, synonyms }) {
  const split = splitter(synonyms);
  // What no page answers is found like a page of which nothing but the question is known.
  const nowhere = elsewhere.map((asked) => ({ sections: [{ asked: [asked], blocks: [] }] }));
  const documents = [...pages, ...nowhere].map(({ title, sections }, id) => {
    const texts = sections.flatMap((section) => [
      { section, terms: split([section.heading || title, ...section.blocks].join('\n')) },
      ...section.asked.map((asked) => ({ section, isAsked: true, terms: split(asked) })),
    ]);
    const termsOfTexts = (wanted) => texts.filter(wanted).flatMap(({ terms }) => [...terms]);
    return {
      id,
      title,
      texts,
      asked: termsOfTexts(({ isAsked }) => isAsked),
      said: termsOfTexts(({ isAsked }) => !isAsked),
    };
  });

  const texts = documents.flatMap((document) => document.texts);
  const having = new Map();
  for (const { terms } of texts)
    for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1);
  // What few texts have says more than what many have, and what none has says most.
  const worthOf = (term) => weightOf(term) * Math.log(1 + texts.length / (1 + (having.get(term) ?? 0)));
  const worth = (terms) => [...terms].reduce((total, term) => total + worthOf(term), 0);
  for (const text of texts) text.worth = worth(text.terms);

  /** The sections of a page by how much of a query and their likest text is the same. */
  const likenesses = (page, terms, asked) => {
    const likest = new Map();
    for (const text of page.texts) {
      const same = worth(terms.filter((term) => text.terms.has(term)));
      const likeness = same / (text.worth + asked - same);
      if (likeness > (likest.get(text.section) ?? 0)) likest.set(text.section, likeness);
    }
    return [...likest].sort(([, one], [, other]) => other - one);
  };

  const index = new MiniSearch({
    fields: ['asked', 'said'],
    stringifyField: (terms) => terms,
    tokenize: (terms) => terms,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: (query) => [...split(query)],
      boost: { asked: 4 },
      boostTerm: weightOf,
      // As usual, but that a term is there at all counts for nothing more.
      bm25: { k: 1.2, b: 0.7, d: 0 },
      prefix: (term) => /^[a-z]{3}/.test(term),
      fuzzy: (term) => /^[a-z]{4}/.test(term) && !having.has(term) && SLIPS,
    },
  });
  index.addAll(documents);

  return (query) => {
    const asked = worth(split(query));
    const all = index.search(query).map(({ id, score, terms, queryTerms }) => {
      const page = documents[id];
      const likest = likenesses(page, terms, asked);
      const sections = likest.map(([section]) => section);
      const telling = terms.filter((term) => having.get(term) < COMMON * texts.length);
      const share = worth(queryTerms) / asked;
      return { title: page.title, sections, telling, share, score: score * likest[0][1] };
    });
    all.sort((one, other) => other.score - one.score);
    const found = all.filter(({ title }) => title);
    return { isWeak: !found.length || found[0] !== all[0] || found[0].share < SHARE, found };
  };
}
