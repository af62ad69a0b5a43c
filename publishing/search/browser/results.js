/** What is found, as Material's search dialog shows it. */

// At most so many blocks of a text are shown, and around the first place in a long one about so
// many characters.
const BLOCKS = 2;
const BEFORE = 60;
const LENGTH = 240;

/** The lists of items, one per page; the page itself is always one of them. */
function asItems(found, pages) {
  const pageOf = new Map(pages.flatMap((page) => page.map((doc) => [doc, page[0]])));
  return found.map((entries) => {
    const items = entries.map(asItem);
    const page = pageOf.get(entries[0].doc);
    if (!entries.some(({ doc }) => doc === page)) items.push(withoutMatch(page));
    return items;
  });
}

function asItem({ doc, title, text, score }) {
  const inTitle = title.flat();
  const inBlocks = doc.blocks.map((block, at) => ({
    block,
    ranges: text.flatMap((blocks) => blocks[at]),
  }));
  const matched = inBlocks.filter(({ ranges }) => ranges.length);
  const shown = (matched.length ? matched : inBlocks).slice(0, matched.length ? BLOCKS : 1);
  return {
    location: doc.location,
    title: marked(doc.title.raw, inTitle),
    text: shown.map(({ block, ranges }) => `<p>${excerpt(block.raw, ranges)}</p>`).join(''),
    score,
    terms: written([
      ...wordsAt(doc.title, inTitle),
      ...matched.flatMap(({ block, ranges }) => wordsAt(block, ranges)),
    ]),
  };
}

function withoutMatch(doc) {
  return { location: doc.location, title: doc.title.raw, text: '', score: 0, terms: {} };
}

/** The terms as the page writes them: Material marks these on the page that is opened. */
function written(words) {
  return Object.fromEntries(words.map((word) => [word, true]));
}

function wordsAt({ raw }, ranges) {
  return ranges.map(([start, end]) => raw.slice(start, end).replace(/<[^>]*>/g, ''));
}

/** A text with its ranges marked, and of a long one the part around the first range. */
function excerpt(raw, ranges) {
  if (raw.length <= LENGTH) return marked(raw, ranges);
  const first = Math.min(...ranges.map(([start]) => start), raw.length);
  const from = ranges.length ? spaceBefore(raw, first - BEFORE) : 0;
  const to = spaceAfter(raw, from + LENGTH);
  const inside = ranges.filter(([start, end]) => start >= from && end <= to);
  const moved = inside.map(([start, end]) => [start - from, end - from]);
  const text = marked(raw.slice(from, to), moved);
  return `${from > 0 ? '… ' : ''}${text}${to < raw.length ? ' …' : ''}`;
}

const spaceBefore = (text, at) => (at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1);

function spaceAfter(text, at) {
  const space = text.indexOf(' ', at);
  return space < 0 ? text.length : space;
}

function marked(raw, ranges) {
  let text = '';
  let at = 0;
  // Of two that begin together, the longer one comes first.
  const sorted = [...ranges].sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  for (const [start, end] of sorted) {
    if (start < at) continue;
    text += `${raw.slice(at, start)}<mark>${raw.slice(start, end)}</mark>`;
    at = end;
  }
  return text + raw.slice(at);
}
