/** Opens a question from a link: fills in the form and asks, as if the reader had. */

import { dayFirst } from '../common/days.js';
import { inDigits, rememberedDigits } from '../common/digits.js';
import { showRefusal } from '../common/form.js';
import { gettext } from '../common/messages.js';
import * as answer from './answer.js';
import { dropLink, linkedQuestion } from './link.js';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const form = document.querySelector('.calculator-form');

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
  form.reset();
  const ways = [...form.elements.way].filter(({ value }) => value in question);
  const done = ways.length === 1
    && fieldsOf(ways[0].value, question).every((field) => put(field, question));
  if (done) ways[0].checked = true;
  else form.reset();
  form.elements.digits.value = rememberedDigits();
  form.dispatchEvent(new Event('change'));
  return done;
}

/** The fields of one way in, which a link must hold, and those of all ways, which it may. */
function fieldsOf(way, question) {
  return [...form.querySelectorAll('[data-field]')].filter((field) => {
    const { channel } = field.dataset;
    const own = field.closest('[data-way]');
    if (channel && channel !== question.channel) return false;
    return own ? own.dataset.way === way : field.dataset.field in question;
  });
}

/** Puts a part of the question into its field; a list takes only what it has. */
function put(field, question) {
  const text = question[field.dataset.field];
  const [control, currency] = field.querySelectorAll('input:not([data-picker]), select, textarea');
  if (text === undefined) return false;
  if (control.matches('select')) return choose(control, text);
  const money = currency && text.match(/^(?<amount>.*) (?<code>\S+)$/)?.groups;
  if (money && choose(currency, money.code)) control.value = money.amount;
  else control.value = ISO.test(text) ? inDigits(dayFirst(text), rememberedDigits()) : text;
  return true;
}

function choose(list, value) {
  const known = [...list.options].some((option) => option.value === value);
  if (known) list.value = value;
  return known;
}
