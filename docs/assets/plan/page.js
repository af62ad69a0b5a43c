/** The page of plans: the form is read here, everything else comes from Python. */

import { isoDate, todayIn } from '../common/days.js';
import { clearRefusals, openForm, showRefusal } from '../common/form.js';
import { openPickers } from '../common/picker.js';
import { askPython } from '../python/ask.js';
import * as report from './report.js';

const page = document.querySelector('.calculator');
const form = page.querySelector('form');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  clearRefusals();
  report.clear();
  const { language } = page.dataset;
  const request = { plan: readQuestion(), language };
  const { refusal, wording } = await askPython(request);
  if (refusal) showRefusal(refusal);
  else report.show(wording);
});
openForm();
openPickers();

/** The question as typed, in the calculator's own words; nothing is judged here. */
function readQuestion() {
  const { keep_until, goal, valid_until, on, channel } = form.elements;
  return {
    keep_until: keep_until.value,
    goal: goal.value,
    valid_until: valid_until.value,
    on: on.value.trim() || isoDate(todayIn(page.dataset.timeZone)),
    channel: channel.value,
  };
}
