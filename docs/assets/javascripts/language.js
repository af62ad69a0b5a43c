/** Links to the other language keep the reader's place; `/` remembers which one was followed. */

function follow(link) {
  try {
    localStorage.setItem('language', link.hreflang);
  } catch {
    // Storage is switched off: the link works all the same.
  }
  if (link.matches('.language-switch')) {
    link.search = location.search;
    link.hash = location.hash;
  }
}

// Before the browser follows the link, in whatever way it is opened.
for (const event of ['pointerdown', 'click']) {
  document.addEventListener(event, ({ target }) => {
    const link = target.closest('a[hreflang]');
    if (link) follow(link);
  });
}
