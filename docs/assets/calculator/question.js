/** The question in words, as the calculator's Python says it. */

import { dayNumber } from '../common/days.js';

const form = document.querySelector('.calculator-form');

/** The question of an answer, as it was understood, as one line. */
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
  if (question.top_up) return write.text('question.top_up', { ...topUp(question, write), on });
  const top_ups = question.history.split('\n').map((line) => {
    const [top_up, amount, channel] = line.split(',');
    return write.text('question.history.top_up', topUp({ top_up, amount, channel }, write));
  });
  return write.text('question.history', { top_ups, on });
}

/** What a sentence about a top-up needs of it. */
function topUp(question, write) {
  const [amount, currency] = question.amount.split(' ');
  return {
    amount: write.money(amount, currency),
    channel: chosen('channel', question),
    day: dayNumber(question.top_up),
  };
}

/** What the form calls the choice that was made. */
function chosen(part, question) {
  return [...form.elements[part].options].find(({ value }) => value === question[part]).text;
}
