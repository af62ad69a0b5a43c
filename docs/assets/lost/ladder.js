/** The steps after a loss can be ticked off; what is ticked is kept on this device, and nowhere else. */

import { keep, kept } from '../common/device.js';

const KEY = 'lost-steps';

for (const heading of ['today', 'ladder']) {
  let list = document.getElementById(heading);
  while (list && list.tagName !== 'OL') list = list.nextElementSibling;
  list?.querySelectorAll(':scope > li').forEach((step, at) => addTick(step, `${heading}-${at + 1}`));
}

function addTick(step, id) {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = kept(KEY).includes(id);
  const name = step.querySelector('strong');
  name.id ||= `step-${id}`;
  box.setAttribute('aria-labelledby', name.id);
  box.addEventListener('change', () => {
    const others = kept(KEY).filter((each) => each !== id);
    keep(KEY, box.checked ? [...others, id] : others);
  });
  (name.closest('p') ?? step).prepend(box, ' ');
}
