/** The stages of a number as a line from top to bottom, with "you are here" on it. */

import { element, icon } from '../common/elements.js';
import { gettext } from '../common/messages.js';
import { SHAPES } from './card.js';

export function fillStages(line, answer, wording) {
  const ids = answer.stages.map(({ id }) => id);
  const [least, furthest] = [answer.stage_on.latest, answer.stage_on.earliest].map(
    (id) => ids.indexOf(id),
  );
  const items = answer.stages.map((stage, at) => {
    const words = wording.stages.find(({ id }) => id === stage.id);
    const place = { past: at < least, now: at >= least && at <= furthest, last: at === furthest };
    // A stage that no reading leaves a day has no words.
    return words ? item(stage, words, { ...place, sure: least === furthest }) : '';
  });
  const safe = ids.findLastIndex((_, at) => answer.stages[at].top_up_restores);
  if (safe >= 0) items.splice(safe + 1, 0, safeDay(answer, wording));
  line.replaceChildren(...items);
}

function item(stage, { name, begins, note }, { past, now, sure, last }) {
  const dot = element('span', 'dot', icon(SHAPES[stage.id] ?? 'q'));
  const made = element('li', past ? 'past' : '', dot);
  made.dataset.state = stage.id;
  if (now) {
    made.classList.add('now');
    if (last) made.setAttribute('aria-current', 'step');
    made.append(element('p', 'here', icon('pin'), element('span', '', here(sure, last))));
  }
  made.append(element('p', 'when', begins), element('p', 'name', name));
  if (note && !past) made.append(element('p', 'when', note));
  // Of a number that may be somebody else's there is nothing to say.
  const known = stage.outgoing !== null && stage.incoming !== null && stage.id !== 'resale';
  if (known) made.append(services(stage));
  return made;
}

function here(sure, last) {
  if (sure) return gettext('answer.here');
  if (last) return gettext('answer.here.or');
  return gettext('answer.here.perhaps');
}

/** Calls out, SMS in and internet, each with a picture, a word, and whether it works. */
function services({ outgoing, incoming }) {
  const call = [gettext('answer.call'), 'call', outgoing];
  const sms = [gettext('answer.sms'), 'sms', incoming];
  const data = [gettext('answer.data'), 'net', outgoing];
  return element('ul', 'can', ...[call, sms, data].map(([name, picture, works]) => {
    const said = element('span', 'unseen', works ? gettext('answer.yes') : gettext('answer.no'));
    const shown = icon(works ? picture : `${picture}-no`);
    return element('li', works ? 'yes' : 'no', shown, element('span', '', name), ' ', said);
  }));
}

/** The last safe day, between the stages in which a top-up helps and those in which it does not. */
function safeDay({ act_by, question }, wording) {
  const made = element('li', 'safe',
    element('span', 'dot', icon('flag')),
    element('p', 'when', gettext('answer.safe')),
    element('p', 'name', wording.act_by));
  made.classList.toggle('past', act_by < question.on);
  return made;
}
