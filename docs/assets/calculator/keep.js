/** What a reader can do with an answer: share it, put it into a calendar, keep it, compare it. */

import { isoDate } from '../common/days.js';
import { saveCalendar } from '../common/elements.js';
import { gettext } from '../common/messages.js';
import { askPython, megabytes } from '../python/ask.js';
import { calendarFile } from './calendar_file.js';
import { factsFor, instantResponse } from './instant.js';
import { keep } from './kept.js';
import { linkTo } from './link.js';

const { language } = document.querySelector('.ask').dataset;
const card = document.querySelector('.card');
const told = card.querySelector('.told');
const check = card.querySelector('.check');
const byId = (id) => document.getElementById(id);
/** The answer on the card: `{parts, response, question, link, today}`. */
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
  current = answer;
  for (const panel of card.querySelectorAll('.panel')) panel.hidden = true;
  for (const button of card.querySelectorAll('[aria-expanded]')) {
    button.setAttribute('aria-expanded', 'false');
  }
  card.querySelector('[data-tool=keep]').hidden = !current.parts.valid_until;
  told.textContent = '';
}

async function openPanel(tool) {
  const panel = card.querySelector(`[data-panel=${tool}]`);
  const button = card.querySelector(`.quiet [data-tool=${tool}]`);
  const kept = tool === 'keep' ? {} : await whatIsKept();
  if (tool === 'share') await share(kept);
  if (tool === 'note') {
    const lines = byId('note-full').checked ? kept.note : kept.short;
    byId('case-note').textContent = lines.join('\n');
  }
  if (tool === 'calendar') {
    const { google, none } = kept;
    card.querySelector('[data-link=google]').hidden = !google;
    if (google) card.querySelector('[data-link=google]').href = googleLink(google);
    byId('reminder-text').value = none ?? [google.title, google.details, linkTo(current.link)].join('\n');
    told.textContent = none ?? '';
  }
  panel.hidden = false;
  button.setAttribute('aria-expanded', 'true');
  // Within a frame, not even the browser itself may scroll the page around it.
  panel.querySelector('input, textarea').focus({ preventScroll: parent !== window });
}

/** Note, reminder and the text to share, from Python's own sentences. */
async function whatIsKept() {
  const { question, parts, today } = current;
  const facts = await factsFor(question, '-keep');
  const now = instantResponse({ ...question, on: today }, facts)?.keep;
  if (!now) {
    return (await askPython({ keep: { question: parts, made: isoDate(today) }, language })).keep;
  }
  if (question.on === today) return now;
  // The entry of a calendar depends on today alone, unless what was typed is yet to come.
  const later = instantResponse({ ...question, made: today }, { ...facts, ...facts.later });
  return { ...now, ...later.keep };
}

/** The facts themselves, since messengers strip what is behind the # of a link. */
async function share({ share: text }) {
  const link = linkTo(current.link);
  byId('share-text').value = `${text}\n${link}`;
  const telegram = new URL('https://t.me/share/url');
  telegram.search = new URLSearchParams({ url: link, text });
  card.querySelector('[data-link=telegram]').href = telegram;
  await navigator.share?.({ text, url: link }).catch(() => {});
}

/** It brings no alarm along, so its day is 14 days before the last safe one, and says so. */
function googleLink({ title, first, last, details }) {
  const link = new URL('https://calendar.google.com/calendar/render');
  link.search = new URLSearchParams({
    action: 'TEMPLATE', text: title, dates: `${first}/${last}`, details,
  });
  return link;
}

async function saveReminder() {
  const { reminder, file, none } = await whatIsKept();
  if (none) {
    told.textContent = none;
    return;
  }
  saveCalendar(file, await calendarFile(reminder, byId('reminder-label').value));
  told.textContent = gettext('tools.reminders.saved', { file });
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
  const says = await askPython({ question: parts, language }, { asked: true });
  const agrees = JSON.stringify(says) === JSON.stringify(response);
  if (!agrees) console.error({ instant: response, module: says });
  const headline = says.wording?.headline ?? says.refusal.sentence;
  const result = card.querySelector('.checked');
  result.classList.toggle('is-wrong', !agrees);
  result.textContent = agrees
    ? gettext('answer.check.agrees', { headline })
    : gettext('answer.check.differs', { headline });
}
