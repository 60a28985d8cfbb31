/// <reference types="../../types/stopword" />
import * as lists from 'stopword';

import { languageOf, primaryLanguageOf } from './language-of';

/** The lists of the package by the tags of locales; it names them by ISO 639-3. */
const LISTS: Readonly<Record<string, keyof typeof lists>> = {
  ...{ af: 'afr', ar: 'ara', bg: 'bul', bn: 'ben', br: 'bre', ca: 'cat', cs: 'ces', da: 'dan' },
  ...{ de: 'deu', el: 'ell', en: 'eng', eo: 'epo', es: 'spa', et: 'est', eu: 'eus', fa: 'fas' },
  ...{ fi: 'fin', fr: 'fra', ga: 'gle', gl: 'glg', gu: 'guj', ha: 'hau', he: 'heb', hi: 'hin' },
  ...{ hr: 'hrv', hu: 'hun', hy: 'hye', id: 'ind', it: 'ita', ja: 'jpn', ko: 'kor', ku: 'kur' },
  ...{ la: 'lat', lt: 'lit', lv: 'lav', mr: 'mar', ms: 'msa', my: 'mya', nb: 'nob', nl: 'nld' },
  ...{ nn: 'nob', no: 'nob', pa: 'panGu', pl: 'pol', pt: 'por', ro: 'ron', ru: 'rus', sk: 'slk' },
  ...{ sl: 'slv', so: 'som', st: 'sot', sv: 'swe', sw: 'swa', th: 'tha', tl: 'tgl', fil: 'tgl' },
  ...{ tr: 'tur', uk: 'ukr', ur: 'urd', vi: 'vie', yo: 'yor', zh: 'zho', zu: 'zul' },
};

/** Two of the lists are short. */
const MORE: Readonly<Record<string, string>> = {
  en: 'not no nor yet so just even ever per via upon onto within without across along among around again already although always anyone anything back become becomes below beside besides beyond done down during either else enough every everyone everything few first five four further give gives goes going having however instead itself its last later least less lot lots made makes making maybe neither never next none nothing often once one ones ourselves own perhaps please put quite rather really seem seems several shall she show shows something sometimes soon themselves thing things though three thus together toward towards two until us use used uses using want wants went whether whole whose why yes yourself new old say says see seen them day days year years time times today tomorrow yesterday',
  es: 'es son fue era ser está están estar hay ha han he había habían esta este estos estas esto eso esa esas esos aquel aquella si sólo solo tan tanto todo toda todos todas nuestro nuestra nuestros nuestras ellos ellas nosotros vosotros usted ustedes entre hacia según tras ante bajo mientras pues aunque así aún ahora antes después siempre nunca casi cada mucho mucha muchos muchas poco otros otra otras mismo misma tiene tienen hacer hace puede pueden dos tres año años día días les nos os te al vez',
};

export interface StopWords {
  /** Articles, pronouns and the like, which are no part of a name either. In lower case. */
  plain: ReadonlySet<string>;
  /** These and words too common to say anything alone: "New", but not "New York". */
  all: ReadonlySet<string>;
}

/** Words of a language that say nothing; null for languages without a list. */
export const stopWordsOf = (language: string | null): StopWords | null => {
  const tag = languageOf(language);
  const name = tag === 'pt-BR' ? 'porBr' : LISTS[primaryLanguageOf(language)];
  if (!name) return null;
  const plain = lists[name].map((word) => word.normalize('NFC').toLowerCase());
  const more = MORE[primaryLanguageOf(language)]?.split(' ') ?? [];
  return { plain: new Set(plain), all: new Set([...plain, ...more]) };
};
