/** Below the reasons: the very module of the calculator answers the same question, to compare. */

import { gettext } from '../common/messages.js';
import { askPython, megabytes } from '../python/ask.js';

const button = document.querySelector('.check');
const result = document.querySelector('.checked');

/** `current` gives the answer on the page, as `{parts, response}`. */
export function openCheck(current, language) {
  button.closest('details').addEventListener('toggle', async () => {
    const size = await megabytes();
    // Translators: within a button: pressing it loads so much; {size} in megabytes, such as 3.9
    button.querySelector('[data-size]').textContent = size ? gettext('tools.size', { size }) : '';
  });
  button.addEventListener('click', async () => {
    const { parts, response } = current();
    const says = await askPython({ question: parts, language }, { asked: true });
    const agrees = JSON.stringify(says) === JSON.stringify(response);
    if (!agrees) console.error({ instant: response, module: says });
    const headline = says.wording?.headline ?? says.refusal.sentence;
    result.classList.toggle('is-wrong', !agrees);
    result.textContent = agrees
      // Translators: the calculator itself gives the same answer; {headline} is its main sentence
      ? gettext('answer.check.agrees', { headline })
      // Translators: the calculator itself gives another answer, which is the right one
      : gettext('answer.check.differs', { headline });
  });
}
