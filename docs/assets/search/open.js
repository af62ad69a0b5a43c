/** Opens and closes the search dialog. What searches is loaded when a reader first opens it. */

const toggle = document.getElementById('__search');
const field = document.querySelector('.md-search__input');
const form = field.form;
let loading = null;

// Some ways to write send no key, and a failed download is tried again with the next letter.
for (const event of ['focus', 'input']) field.addEventListener(event, open);
toggle.addEventListener('change', () => (toggle.checked ? field.focus() : field.blur()));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') setOpen(false);
  if (event.key !== '/' || event.target.closest('input, textarea, select')) return;
  event.preventDefault();
  setOpen(true);
});

// A link may bring a query.
field.value ||= new URLSearchParams(location.search).get('q') ?? '';
if (field.value) open();

function open() {
  setOpen(true);
  loading ??= import(new URL('../search/dialog.js', import.meta.url)).catch(() => {
    loading = null;
    document.querySelector('.md-search-result__meta').textContent = form.dataset.failed;
  });
}

function setOpen(isOpen) {
  if (toggle.checked !== isOpen) toggle.click();
}
