/** Opens a question from a link: fills in the form and asks, as if the reader had. */

import { dayFirst } from '../common/days.js';
import { inDigits, rememberedDigits } from '../common/digits.js';
import { showRefusal } from '../common/form.js';
import { gettext } from '../common/messages.js';
import * as answer from './answer.js';
import { showHistory } from './history.js';
import { dropLink, linkedQuestion } from './link.js';

/** A date as links have it, alone or at the beginning of a line. */
const ISO = /^\d{4}-\d{2}-\d{2}(?=,|$)/gm;
/** Those that hold a part of the question; the rows of several top-ups show what one of them has. */
const CONTROLS = ':is(input,select,textarea):not([data-picker],.calculator-row *)';
const HISTORY = 'history';
const form = document.querySelector('.calculator-form');
const KINDS = [HISTORY, ...[...form.elements.way].map(({ value }) => value)];

/** Asks the question of the address, now and whenever a link is followed within this page. */
export function openLinks() {
  addEventListener('hashchange', openLink);
  openLink();
}

function openLink() {
  const question = linkedQuestion();
  if (!question) return;
  if (fillIn(question)) {
    form.requestSubmit();
  } else {
    answer.clear();
    dropLink();
    // Translators: shown above an empty form where a link holds no question that the form can ask
    showRefusal({ field: null, sentence: gettext('calculator.link.unreadable') });
  }
}

/** Whether the form could be filled in; otherwise it is empty. Parts that it lacks are dropped. */
function fillIn(question) {
  empty();
  const kinds = KINDS.filter((kind) => kind in question);
  const [kind] = kinds;
  const done = kinds.length === 1
    && fieldsOf(kind, question).every((field) => put(field, question));
  if (done) form.elements.way.value = kind === HISTORY ? 'top_up' : kind;
  else empty();
  showHistory();
  form.elements.digits.value = rememberedDigits();
  form.dispatchEvent(new Event('change'));
  return done;
}

function empty() {
  form.reset();
  for (const each of form.querySelectorAll('details')) each.open = false;
}

/** The fields of one question, which a link must hold, and those of all, which it may. */
function fieldsOf(kind, question) {
  return [...form.querySelectorAll('[data-field]')].filter((field) => {
    const { channel } = field.dataset;
    const own = field.dataset.field === HISTORY ? HISTORY : field.closest('[data-way]')?.dataset.way;
    if (channel && channel !== question.channel) return false;
    return own ? own === kind : field.dataset.field in question;
  });
}

/** Puts a part of the question into its field; a list takes only what it has. */
function put(field, question) {
  const text = question[field.dataset.field];
  const [control, currency] = field.querySelectorAll(CONTROLS);
  if (text === undefined) return false;
  field.closest('details')?.setAttribute('open', '');
  if (control.matches('select')) return choose(control, text);
  const money = currency && text.match(/^(?<amount>.*) (?<code>\S+)$/)?.groups;
  if (money && choose(currency, money.code)) control.value = money.amount;
  else control.value = text.replace(ISO, (day) => inDigits(dayFirst(day), rememberedDigits()));
  return true;
}

function choose(list, value) {
  const known = [...list.options].some((option) => option.value === value);
  if (known) list.value = value;
  return known;
}
