const rightToLeftLanguages = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The `dir` attribute of a locale. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  const [language = ''] = locale.split('-');
  return rightToLeftLanguages.has(language) ? 'rtl' : 'ltr';
}
