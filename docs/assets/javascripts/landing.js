/** On `/`: go to the visitor's language, unless they came to choose one (`#choose`). */
{
  const LANGUAGES = ['km', 'en'];

  const remembered = () => {
    try {
      return localStorage.getItem('language');
    } catch {
      return null; // storage is switched off
    }
  };

  const preferred = () =>
    navigator.languages.some((language) => /^km\b/i.test(language)) ? 'km' : 'en';

  if (location.hash !== '#choose') {
    const language = remembered();
    location.replace(`${LANGUAGES.includes(language) ? language : preferred()}/`);
  }
}
