/** The button that keeps the whole guide in the language of the page, with its size. */

import { gettext } from '../common/messages.js';

const { lang: language } = document.documentElement;
const place = document.querySelector('.keep-guide');
const button = place.querySelector('button');
const said = place.querySelector('[role=status]');

button.addEventListener('click', async () => {
  button.disabled = true;
  said.textContent = gettext('offline.keeping');
  const { isWhole } = await ask('KEEP');
  button.disabled = false;
  if (isWhole) showWhole();
  else said.textContent = gettext('offline.not_whole');
});

if ('serviceWorker' in navigator) {
  const { size, isWhole } = await ask('ASK');
  const megabytes = (size / 1e6).toFixed(1);
  button.textContent = gettext('offline.keep', { size: megabytes });
  if (isWhole) showWhole();
  place.hidden = false;
}

function showWhole() {
  button.remove();
  said.textContent = gettext('offline.whole');
}

/** What the service worker answers. */
async function ask(type) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  active.postMessage({ type, language }, [port2]);
  return answered;
}
