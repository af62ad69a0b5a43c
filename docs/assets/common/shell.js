/**
 * What surrounds every page: colours, menu, contents and the way to the top. Material's styles and
 * templates stay; its script is four times as large as all of the guide's on a page. With it comes
 * what else every page does.
 */

import '../offline/register.js';
import '../search/open.js';

const drawer = document.getElementById('__drawer');
const menu = document.querySelector('.md-header [for=__drawer]');
const here = document.querySelector('.md-sidebar--primary a.md-nav__link--active');
const toTop = document.querySelector('.md-top');
const contents = [...document.querySelectorAll('.md-sidebar--secondary .md-nav__link')];
// So far below the header a heading counts as reached, and so far down a way to the top is wanted.
const REACHED = 24;
const FAR = 400;

document.documentElement.classList.replace('no-js', 'js');

for (const button of document.querySelectorAll('[data-scheme]'))
  button.addEventListener('click', () => {
    const { scheme } = button.dataset;
    document.body.dataset.mdColorScheme = scheme;
    document.querySelector(`[data-scheme]:not([data-scheme=${scheme}])`).focus();
    try {
      localStorage.setItem('scheme', scheme);
    } catch {
      // Storage is switched off: the colours hold for this page.
    }
  });

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && drawer.checked) {
    drawer.checked = false;
    menu.focus();
  }
  // Labels that can be reached with the keyboard are buttons.
  if (!['Enter', ' '].includes(event.key) || !event.target.matches('label[tabindex]')) return;
  event.preventDefault();
  event.target.click();
});
drawer.addEventListener('change', () => {
  if (!drawer.checked) return;
  // The first link of the list that holds this page, which is the one that shows.
  const links = here?.closest('ul').querySelectorAll('a') ?? [];
  [...links].find((link) => link.checkVisibility({ opacityProperty: true }))?.focus();
});
document.querySelector('.md-sidebar--primary').addEventListener('click', ({ target }) => {
  if (target.closest('a')) drawer.checked = false;
});

// What is wider than its place can be scrolled with the keyboard, too.
const sized = new ResizeObserver((changes) => {
  for (const { target } of changes)
    target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});
for (const wide of document.querySelectorAll('pre > code, .md-typeset__scrollwrap'))
  sized.observe(wide);

matchMedia('print').addEventListener('change', ({ matches }) => {
  for (const part of document.querySelectorAll('.md-content details'))
    if (matches) part.open = true;
});

let before = scrollY;
addEventListener('scroll', follow, { passive: true });
toTop.addEventListener('click', () => scrollTo({ top: 0 }));
follow();

/** Marks where the reader is in the contents, and offers the way to the top to who goes up. */
function follow() {
  if (scrollY !== before) toTop.hidden = scrollY < FAR || scrollY > before;
  before = scrollY;
  if (!contents[0]?.checkVisibility()) return;
  const line = document.querySelector('.md-header').getBoundingClientRect().bottom + REACHED;
  const passed = contents.filter(({ hash }) => {
    const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
    return heading?.getBoundingClientRect().top <= line;
  });
  for (const link of contents) {
    link.classList.toggle('md-nav__link--passed', passed.includes(link));
    link.classList.toggle('md-nav__link--active', link === passed.at(-1));
  }
  const frame = contents[0].closest('.md-sidebar__scrollwrap');
  const at = passed.at(-1)?.offsetTop ?? 0;
  frame.scrollTop = at - frame.clientHeight / 2;
}
