/** The question in words, as the calculator's Python says it. */

import { dayNumber } from '../common/days.js';

const form = document.querySelector('.calculator-form');

/** The question of an answer as one line; empty for one that has no words here. */
export function inWords(question, write) {
  const on = dayNumber(question.on);
  const day = (part) => dayNumber(question[part]);
  if (question.valid_until) {
    return write.text('question.valid_until', { day: day('valid_until'), on });
  }
  if (question.activated) {
    const programme = chosen('programme', question);
    return write.text('question.activated', { day: day('activated'), programme, on });
  }
  if (!question.top_up) return '';
  const [amount, currency] = question.amount.split(' ');
  return write.text('question.top_up', {
    amount: write.money(amount, currency),
    channel: chosen('channel', question),
    day: day('top_up'),
    on,
  });
}

/** What the form calls the choice that was made. */
function chosen(part, question) {
  return [...form.elements[part].options].find(({ value }) => value === question[part]).text;
}
