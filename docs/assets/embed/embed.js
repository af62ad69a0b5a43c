/**
 * Puts the calculator into another site in place of this script:
 * <script src=".../embed.js" data-language="km"></script>
 * Also `data-date`, what is filled in at first; `data-scheme`, dark or auto; `data-compact`.
 * Nothing of either site's styles or scripts reaches the other.
 */

// A block keeps the names from the other site's scripts, and from this one where it stands twice.
{
  const script = document.currentScript;
  const { language, date, scheme, compact } = script.dataset;
  const frame = document.createElement('iframe');
  const address = new URL(`../../embed/${language}/`, script.src);
  if (scheme) address.searchParams.set('scheme', scheme);
  if (compact !== undefined) address.searchParams.set('compact', '');
  if (date) address.hash = new URLSearchParams({ valid_until: date });

  frame.src = address.href;
  frame.lang = language;
  frame.title = address.host; // Until the page within says its own.
  frame.allow = 'clipboard-write; web-share';
  Object.assign(frame.style, { border: '0', display: 'block', height: '30rem', width: '100%' });
  script.replaceWith(frame);

  addEventListener('message', ({ data, origin, source }) => {
    if (source !== frame.contentWindow || origin !== address.origin || !data?.recycleDate) return;
    const { height, title } = data.recycleDate;
    frame.style.height = `${Number(height)}px`;
    frame.title = String(title);
  });
}
