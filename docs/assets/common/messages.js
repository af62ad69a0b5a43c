/** The page's sentences, in its language, as the build wrote them into the page. */

import { filled } from './writer.js';

const messages = JSON.parse(document.getElementById('page-messages').textContent);

/** The sentence of that id, its `{name}` places filled in. The build refuses unknown ids. */
export function gettext(id, values = {}) {
  return filled(messages[id], values);
}

/** The calculator's own sentence for a refusal of what was typed. */
export function refusalText(id, details) {
  return filled(messages[`refusal.${id}`], details);
}
