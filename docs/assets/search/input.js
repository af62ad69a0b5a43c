/**
 * Material searches when a key is released. Text also comes without keys: pasted from a menu,
 * spoken, or from the suggestions of a keyboard.
 */
document.addEventListener('input', ({ target }) => {
  if (target.matches('[data-md-component="search-query"]'))
    target.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true }));
});
