/** Ranks beside the page, so that neither building the index nor a query keeps a reader waiting. */

import { excerpt } from './excerpt.js';
import { ranking } from './ranking.js';

// So many pages are an answer, fewer where none fits well; who finds nothing in them asks again.
const MOST = 5;
const DOUBTFUL = 3;
// So many sections of a page are shown beside its best one.
const FURTHER = 2;

let rank;

addEventListener('message', ({ data }) => {
  if (!rank) {
    rank = ranking(data);
    return;
  }
  const { isWeak, found } = rank(data.query);
  const pages = found.slice(0, isWeak ? DOUBTFUL : MOST).map(shown);
  postMessage({ query: data.query, isWeak, pages });
});

/** What the dialog shows of a page: of its best section why, of the next ones their headings. */
function shown({ title, sections: [best, ...others], telling }) {
  const further = others.filter(({ heading }) => heading).slice(0, FURTHER);
  return { title, best, excerpt: excerpt(best.blocks, new Set(telling)), further };
}
