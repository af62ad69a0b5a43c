/** Says that a new version of the guide is there. It changes nothing until the reader agrees. */

const DISMISSED = 'new-version-dismissed';

/**
 * Shows the notice, once, and not over a form that is being filled in; `accept` is called when the
 * reader wants the new version.
 */
export function announce(accept) {
  if (document.activeElement?.closest('form')) {
    addEventListener('focusout', () => setTimeout(() => announce(accept)), { once: true });
    return;
  }
  const place = document.querySelector('.new-version');
  if (!place || place.hasChildNodes() || isDismissed()) return;
  const notice = document.getElementById('new-version').content.cloneNode(true);
  notice.querySelector('[data-accept]').addEventListener('click', accept);
  notice.querySelector('[data-dismiss]').addEventListener('click', () => {
    place.replaceChildren();
    dismiss();
  });
  place.append(notice);
}

// Until the tab is closed, after which the browser changes to the new version by itself.
function dismiss() {
  try {
    sessionStorage.setItem(DISMISSED, 'yes');
  } catch {
    // Storage is switched off: the next page says it again.
  }
}

function isDismissed() {
  try {
    return sessionStorage.getItem(DISMISSED) !== null;
  } catch {
    return false;
  }
}
