/** The page's sentences, in its language, as the build wrote them into the page. */

const messages = JSON.parse(document.getElementById('page-messages').textContent);

/** The sentence of that id, its `{name}` places filled in. The build refuses unknown ids. */
export function gettext(id, values = {}) {
  return messages[id].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
