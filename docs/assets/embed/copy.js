/** Copies the lines for another site; where that is forbidden, they are selected for the reader. */

import { copyText } from '../common/clipboard.js';

for (const button of document.querySelectorAll('[data-copied]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const line = button.previousElementSibling;
    if (await copyText(line.textContent)) button.textContent = button.dataset.copied;
    else getSelection().selectAllChildren(line);
  });
}
