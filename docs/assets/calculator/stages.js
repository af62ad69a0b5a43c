/** The stages as a bar in proportion to their days, counted the careful way. */

import { dayNumber } from '../common/days.js';
import { gettext } from '../common/messages.js';
import { dayName } from './asked_day.js';

/** The stage after which nothing follows has no length: it gets this part of the bar. */
const OPEN_END = 0.1;

/** The ids of the stages in which the number may stand on the asked day. */
export function currentStages({ stage_on: { earliest, latest } }) {
  return [earliest, latest];
}

export function drawBar(bar, answer) {
  const { stages, question } = answer;
  const start = firstDay(answer);
  const end = dayNumber(answer.recycle_date.earliest);
  const tail = (end - start) * OPEN_END;
  const place = (day) => Math.max(0, Math.min(1, (day - start) / (end + tail - start)));
  const segments = stages.map((stage) => {
    const last = stage.last_day ? dayNumber(stage.last_day.earliest) + 1 : end + tail;
    const first = stage.first_day ? dayNumber(stage.first_day.earliest) : start;
    return segment(stage.id, last - first);
  });
  const track = element('div', 'calculator-track', ...segments);
  const asked = mark('is-asked', dayName(question.on), place(dayNumber(question.on) + 0.5));
  // Translators: mark below the picture of the stages: the last day on which to top up
  const actBy = mark('is-act-by', gettext('calculator.act_by'), place(dayNumber(answer.act_by) + 1));
  bar.replaceChildren(asked, track, actBy);
}

/** The day of the top-up or activation; for a printed date, the asked day or that date. */
function firstDay({ question, stages: [{ first_day }] }) {
  if (first_day) return dayNumber(first_day.earliest);
  return Math.min(dayNumber(question.on), dayNumber(question.valid_until));
}

function segment(id, days) {
  const made = element('span', `stage-${id}`);
  made.style.flexGrow = Math.max(days, 0);
  return made;
}

/** A flag at a place of the bar; in the right half it points the other way, to stay in view. */
function mark(className, text, place) {
  const made = element('span', `calculator-flag ${className}`, element('span', '', text));
  made.style.left = `${place * 100}%`;
  if (place > 0.5) made.classList.add('is-late');
  return made;
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}
