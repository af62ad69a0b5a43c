/** The index as pages: lists of entries, the page itself first and then its sections. */

// Between these tags stands a block of text; the others stand within one.
const BLOCK_TAG = /<\/?(?!code|sub|sup)[a-z][^>]*>/;

function readPages(docs, foldWithPlaces) {
  const pages = new Map();
  for (const { location, title, text } of docs) {
    const [path] = location.split('#');
    const page = pages.get(path) ?? [];
    pages.set(path, page);
    const blocks = text.split(BLOCK_TAG).map((block) => block.trim()).filter(Boolean);
    page.push({
      location,
      isPage: page.length === 0,
      title: foldWithPlaces(title),
      blocks: blocks.map(foldWithPlaces),
    });
  }
  return [...pages.values()];
}
