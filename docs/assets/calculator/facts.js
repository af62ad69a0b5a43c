/** The files of the instant answer, each fetched once, and only when it is needed. */

const place = document.querySelector('.ask');
const names = JSON.parse(document.getElementById('instant-files').textContent);
const found = {};

/** The facts for a question; `-keep`: what is kept of it, `-later`: of another day than today. */
export function factsFor(question, suffix = '') {
  return factsIn(`${'valid_until' in question ? 'printed' : 'other'}${suffix}`);
}

/** The facts in one file, such as `lost`. */
export function factsIn(file) {
  found[file] ??= load(file).catch((error) => {
    delete found[file]; // For the next time.
    throw error;
  });
  return found[file];
}

async function load(file) {
  const response = await fetch(`${place.dataset.guide}${names[file]}`);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.json();
}
