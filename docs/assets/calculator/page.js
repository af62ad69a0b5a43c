/**
 * The calculator page: an instant answer, then Python's, which confirms it and gives reasons.
 */

import { todayIn } from '../common/days.js';
import { rememberDigits, rememberedDigits } from '../common/digits.js';
import { clearRefusals, openForm, showRefusal } from '../common/form.js';
import { gettext } from '../common/messages.js';
import { openPickers } from '../common/picker.js';
import { Writer } from '../common/writer.js';
import { mayLoad, rememberLoaded, wishLoaded } from '../python/connection.js';
import { Engine } from '../python/engine.js';
import { manifest } from '../python/manifest.js';
import * as more from '../python/more.js';
import { confirms } from './agreement.js';
import * as answer from './answer.js';
import { openRows, readQuestion } from './form.js';
import { instantResponse } from './instant.js';
import { openLinks } from './restore.js';
import { hideTools, openTools, showTools } from './tools.js';

const page = document.querySelector('.calculator');
const form = page.querySelector('form');
const wording = JSON.parse(document.getElementById('calculator-wording').textContent);
const engine = new Engine();
let facts = fetchFacts();
let asked = null;

engine.addEventListener('progress', ({ detail }) => more.showProgress(detail));
engine.addEventListener('ready', () => {
  rememberLoaded();
  if (!engine.waiting) more.hide();
});
engine.addEventListener('failure', ({ detail }) => {
  if (asked) asked.confirming = null;
  if (isIncomplete(asked)) more.showFailure(detail);
  else more.hide(); // What nobody waits for may fail in silence.
});

form.elements.digits.value = rememberedDigits();
form.addEventListener('focusin', async () => {
  if (await mayLoad()) engine.start();
}, { once: true });
form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask(readQuestion(todayIn(page.dataset.timeZone)));
});
form.addEventListener('change', ({ target }) => {
  if (target.name !== 'digits') return;
  rememberDigits(target.value);
  // The same answer in other digits: the reader stays where they are.
  if (answer.isShown()) ask(asked.question, { stay: true });
});
more.onChoice({
  load: () => {
    wishLoaded(true);
    confirmed(asked);
  },
  cancel: () => {
    wishLoaded(false);
    engine.stop();
    if (asked) asked.confirming = null;
    if (isIncomplete(asked)) offer(asked).then(more.goToOffer);
    else more.hide();
  },
  // What is typed now, which may have changed meanwhile.
  retry: () => {
    wishLoaded(true);
    form.requestSubmit();
  },
});
openForm();
openRows();
openPickers();
openTools({ engine, ask: askMore });
openLinks();

/** The table in which instant answers are looked up, or null where it could not be fetched. */
async function fetchFacts() {
  try {
    const response = await fetch(page.dataset.instant);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Answers a question: at once as far as that is possible, the rest by Python. */
async function ask(question, { stay = false } = {}) {
  const asking = { question, stay, instant: null };
  asked = asking;
  clearRefusals();
  more.hide();
  if (!stay || !engine.started) {
    answer.clear();
    hideTools();
  }
  asking.instant = await instantly(question);
  if (asked !== asking) return;
  if (asking.instant) show(asking.instant, stay);
  if (!isIncomplete(asking)) return;
  if (engine.started || await mayLoad({ needed: !asking.instant })) confirmed(asking);
  else offer(asking);
}

/** Whether there is more to say on a question than was said at once. */
function isIncomplete(asking) {
  return asking !== null && !asking.instant?.refusal;
}

async function instantly(question) {
  const known = await facts;
  if (!known) facts = fetchFacts(); // For the next question.
  return known && instantResponse(question, known, writer());
}

function writer() {
  return new Writer(wording, rememberedDigits());
}

function show(response, stay) {
  if (response.refusal) {
    answer.clear();
    hideTools();
    showRefusal(response.refusal);
  } else {
    answer.show(response);
    const today = todayIn(page.dataset.timeZone);
    showTools({ question: asked.question, answer: response.answer, today, write: writer() });
    if (!stay) answer.goTo();
  }
}

/** Python's word on the question, asked for once. */
function confirmed(asking) {
  asking.confirming ??= confirm(asking);
  return asking.confirming;
}

/**
 * Python's response to a request about the answer that is shown, after its reasons: it does one
 * thing at a time. Never, where another question is asked meanwhile.
 */
async function askMore(request) {
  wishLoaded(true);
  await confirmed(asked);
  return engine.ask({ ...request, language: page.dataset.language, digits: rememberedDigits() });
}

/** Has Python answer as well; should the two ever differ, Python is right. */
async function confirm(asking) {
  const { question, instant, stay } = asking;
  const { language } = page.dataset;
  const response = await engine.ask({ question, language, digits: rememberedDigits() });
  const following = more.isFocused();
  more.hide();
  if (!instant || !confirms(response, instant)) {
    if (instant) console.error({ instant, response });
    show(response, stay);
  }
  if (response.answer) answer.showReasons(response.wording);
  if (response.answer && following) answer.goToReasons();
}

function whyNeeded(question) {
  // Translators: shown above the button that loads the part of the calculator that is needed
  if ('history' in question) return gettext('python.needed');
  // Translators: only the part of the calculator that is not loaded yet can read what was typed
  return gettext('calculator.needed');
}

async function offer(asking) {
  await manifest().catch(() => {});
  if (asked !== asking) return;
  more.showOffer({ why: asking.instant ? '' : whyNeeded(asking.question) });
}
