/** Ranks beside the page, so that neither building the index nor a query keeps a reader waiting. */

import { excerpt } from './excerpt.js';
import { ranking } from './ranking.js';

// So many sections of a page are shown beside its best one, and pages where none fits well.
const FURTHER = 2;
const DOUBTFUL = 3;

let content;
let rank;

addEventListener('message', ({ data }) => {
  if (!content) {
    content = data;
    rank = ranking(content);
    return;
  }
  const { isWeak, pages } = rank(data.query);
  const shown = isWeak ? pages.slice(0, DOUBTFUL) : pages;
  postMessage({ query: data.query, isWeak, pages: shown.map(pageOf) });
});

/** What the dialog shows of a page: of its best section why, of the next ones their headings. */
function pageOf([{ section, terms }, ...others]) {
  const [address] = section.address.split('#');
  const { title } = content.sections.find((each) => each.address === address);
  const isPage = section.address === address;
  const best = { address: section.address, heading: isPage ? '' : section.title };
  const further = others.map((other) => other.section).filter((each) => each.address !== address);
  return {
    title,
    best: { ...best, excerpt: excerpt(section.blocks, new Set(terms)) },
    further: further.slice(0, FURTHER).map((each) => ({ address: each.address, heading: each.title })),
  };
}
