/** Puts an answer into its places. All of it is text: nothing is ever read as HTML. */

import { dayName, isToday } from './asked_day.js';
import { fillLists } from './points.js';
import { currentStages, drawBar } from './stages.js';

const section = document.querySelector('.calculator-answer');
const reasons = document.querySelector('.calculator-reasons');
const sale = section.querySelector('.calculator-sale');

export function show({ answer, wording }) {
  fillHeadline(wording);
  for (const place of section.querySelectorAll('[data-text]')) {
    place.textContent = wording[place.dataset.text];
    place.hidden = !place.textContent;
  }
  fillLists(section, wording);
  drawBar(section.querySelector('.calculator-bar'), answer);
  fillTable(section.querySelector('tbody'), wording.stages, answer);
  sale.hidden = isToday(answer.question.on);
  sale.querySelector('.calculator-wronged').hidden = answer.resale_on === 'allowed';
  section.hidden = false;
}

/** What only Python gives: the steps, what is unclear, the sources. */
export function showReasons(wording) {
  fillLists(reasons, wording);
  reasons.hidden = false;
}

export function goTo() {
  section.querySelector('h2').focus();
}

export function goToReasons() {
  reasons.querySelector('h3').focus();
}

export function isShown() {
  return !section.hidden;
}

export function clear() {
  section.hidden = true;
  reasons.hidden = true;
}

/** The sentence to act on, with its date made prominent where it names it. */
function fillHeadline({ headline, act_by }) {
  const place = section.querySelector('.calculator-headline');
  const [before, ...after] = headline.split(act_by);
  place.replaceChildren(before);
  if (after.length) place.append(element('strong', '', act_by), after.join(act_by));
}

function fillTable(body, stages, answer) {
  const current = currentStages(answer);
  const mark = dayName(answer.question.on);
  body.replaceChildren(...stages.map((stage) => row(stage, current.includes(stage.id) && mark)));
}

/** A row of the table; `mark` is on the stage in which the number stands on the asked day. */
function row({ id, name, period, works, note }, mark) {
  const heading = element('th', `calculator-stage stage-${id}`, name);
  heading.scope = 'row';
  heading.setAttribute('role', 'rowheader');
  if (mark) heading.append(' ', element('strong', '', mark));
  const services = cell(works);
  if (note) services.append(element('p', 'calculator-hint', note));
  const made = element('tr', mark ? 'is-current' : '', heading, cell(period), services);
  made.setAttribute('role', 'row');
  return made;
}

function cell(text) {
  const made = element('td', '', text);
  made.setAttribute('role', 'cell');
  return made;
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
