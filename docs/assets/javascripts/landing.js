/** On `/`: go to the visitor's language, unless they came to choose one (`#choose`). */
if (location.hash !== '#choose') {
  let language = navigator.languages.some((each) => /^km\b/i.test(each)) ? 'km' : 'en';
  try {
    const chosen = localStorage.getItem('language');
    if (['km', 'en'].includes(chosen)) language = chosen;
  } catch {
    // Storage is switched off.
  }
  location.replace(`${language}/`);
}
