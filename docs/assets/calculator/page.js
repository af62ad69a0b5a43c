/** The calculator page: wires the form, the engine and the answer together. */

import { answerIsShown, clearAnswer, goToAnswer, showAnswer } from './answer.js';
import { todayIn } from './days.js';
import { rememberDigits, rememberedDigits } from './digits.js';
import { Engine } from './engine.js';
import { clearRefusals, openForm, readQuestion, showRefusal } from './form.js';
import { hideFailure, onRetry, showFailure, showProgress, showReady } from './loading.js';
import { openPickers } from './picker.js';

const page = document.querySelector('.calculator');
const form = page.querySelector('form');
const engine = new Engine();
let asked = null;

engine.addEventListener('progress', ({ detail }) => showProgress(detail));
engine.addEventListener('ready', showReady);
engine.addEventListener('failure', ({ detail }) => showFailure(detail));

form.elements.digits.value = rememberedDigits();
form.addEventListener('focusin', () => engine.start(), { once: true });
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask(readQuestion(todayIn(page.dataset.timeZone)));
});
form.addEventListener('change', ({ target }) => {
  if (target.name !== 'digits') return;
  rememberDigits(target.value);
  // The same answer in other digits: the reader stays where they are.
  if (answerIsShown()) ask(asked, { stay: true });
});
onRetry(() => {
  hideFailure();
  // What is typed now, which may have changed meanwhile.
  if (asked) form.requestSubmit();
  else engine.start();
});
openForm();
openPickers();

async function ask(question, { stay = false } = {}) {
  asked = question;
  hideFailure();
  const { language } = page.dataset;
  const response = await engine.ask({ question, language, digits: rememberedDigits() });
  clearRefusals();
  if (response.refusal) {
    clearAnswer();
    showRefusal(response.refusal);
  } else {
    showAnswer(response);
    if (!stay) goToAnswer();
  }
}
