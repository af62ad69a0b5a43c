/** What a reader can do with an answer: share it, put it into a calendar, keep it, compare it. */

import { isoDate } from '../common/days.js';
import { saveCalendar } from '../common/elements.js';
import { gettext } from '../common/messages.js';
import { askPython, megabytes } from '../python/ask.js';
import { calendarFile } from './calendar_file.js';
import { factsFor, instantResponse } from './instant.js';
import { keep } from './kept.js';
import { linkTo } from './question.js';

const card = document.querySelector('.card');
const told = card.querySelector('.told');
const check = card.querySelector('.check');
const byId = (id) => document.getElementById(id);
/** What is filled in before a panel opens. */
const FILL = { share: fillShare, calendar: fillCalendar, note: fillNote };
/** The answer on the card: `{response, question, link, today}`, and its question as Python has it. */
let current = null;

card.querySelector('.quiet').addEventListener('click', ({ target }) => {
  const tool = target.closest('button')?.dataset.tool;
  if (tool === 'print') print();
  else if (tool) openPanel(tool);
});
card.querySelector('[data-tool=reminder]').addEventListener('click', saveReminder);
card.querySelector('[data-tool=save]').addEventListener('click', keepNumber);
byId('kept-name').addEventListener('keydown', ({ key }) => { if (key === 'Enter') keepNumber(); });
byId('note-full').addEventListener('change', () => openPanel('note'));
check.addEventListener('click', compare);
check.closest('details').addEventListener('toggle', async () => {
  const size = await megabytes();
  check.querySelector('[data-size]').textContent = size ? gettext('tools.size', { size }) : '';
});

/** Closes what was open for the answer before; only single questions have all of it. */
export function showKeeping(answer) {
  current = { ...answer, parts: answer.response.answer.question };
  for (const panel of card.querySelectorAll('.panel')) panel.hidden = true;
  for (const button of card.querySelectorAll('[aria-expanded]')) {
    button.setAttribute('aria-expanded', 'false');
  }
  card.querySelector('[data-tool=keep]').hidden = !current.parts.valid_until;
  told.textContent = '';
}

async function openPanel(tool) {
  const panel = card.querySelector(`[data-panel=${tool}]`);
  await FILL[tool]?.(await whatIsKept());
  panel.hidden = false;
  card.querySelector(`.quiet [data-tool=${tool}]`).setAttribute('aria-expanded', 'true');
  // Within a frame, not even the browser itself may scroll the page around it.
  panel.querySelector('input, textarea').focus({ preventScroll: parent !== window });
}

/** Note, reminder and the text to share, from Python's own sentences. */
async function whatIsKept() {
  const { question, parts, today } = current;
  const facts = await factsFor(question, '-keep');
  const now = instantResponse({ ...question, on: today }, facts)?.keep;
  if (!now) return (await askPython({ keep: { question: parts, made: isoDate(today) } })).keep;
  if (question.on === today) return now;
  // The entry of a calendar depends on today alone, unless what was typed is yet to come.
  const later = instantResponse({ ...question, made: today }, { ...facts, ...facts.later });
  return { ...now, ...later.keep };
}

/** The facts themselves, since messengers strip what is behind the # of a link. */
async function fillShare({ share: text }) {
  const url = linkTo(current.link);
  byId('share-text').value = `${text}\n${url}`;
  link('telegram', 'https://t.me/share/url', { url, text });
  await navigator.share?.({ text, url }).catch(() => {});
}

function fillNote({ note, short }) {
  byId('case-note').textContent = (byId('note-full').checked ? note : short).join('\n');
}

/** Google's entry brings no alarm along, so its day is 14 days before the last safe one, and says so. */
function fillCalendar({ google, none = '' }) {
  card.querySelector('[data-link=google]').hidden = !google;
  told.textContent = none;
  byId('reminder-text').value = none;
  if (!google) return;
  const { title, first, last, details } = google;
  byId('reminder-text').value = [title, details, linkTo(current.link)].join('\n');
  const entry = { action: 'TEMPLATE', text: title, dates: `${first}/${last}`, details };
  link('google', 'https://calendar.google.com/calendar/render', entry);
}

/** Leads a link of the card to another site, with what that is told. */
function link(name, address, values) {
  card.querySelector(`[data-link=${name}]`).href = `${address}?${new URLSearchParams(values)}`;
}

async function saveReminder() {
  const { reminder, file, none } = await whatIsKept();
  told.textContent = none ?? gettext('tools.reminders.saved', { file });
  if (!none) saveCalendar(file, await calendarFile(reminder, byId('reminder-label').value));
}

function keepNumber() {
  const name = byId('kept-name').value.trim();
  if (!name) {
    byId('kept-name').focus();
    return;
  }
  const done = keep(name, current.parts.valid_until);
  told.textContent = done ? gettext('keep.kept', { name }) : gettext('keep.forbidden');
}

/** The very module of the calculator answers the same question. */
async function compare() {
  const { parts, response } = current;
  const says = await askPython({ question: parts }, { asked: true });
  const agrees = JSON.stringify(says) === JSON.stringify(response);
  if (!agrees) console.error({ instant: response, module: says });
  const headline = says.wording?.headline ?? says.refusal.sentence;
  const result = card.querySelector('.checked');
  result.classList.toggle('is-wrong', !agrees);
  result.textContent = agrees
    ? gettext('answer.check.agrees', { headline })
    : gettext('answer.check.differs', { headline });
}
