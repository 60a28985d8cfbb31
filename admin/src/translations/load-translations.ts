import { PLUGIN_ID } from '../plugin-id';

export interface Translation {
  locale: string;
  data: Record<string, string>;
}

type Loader = () => Promise<{ default: Record<string, string> }>;

/** A chunk for each language, fetched when the panel starts in it; `en` always is. */
const LOADERS: Record<string, Loader> = {
  en: () => import('./en'),
  ar: () => import('./ar'),
  de: () => import('./de'),
  es: () => import('./es'),
  fr: () => import('./fr'),
  it: () => import('./it'),
  ja: () => import('./ja'),
  ko: () => import('./ko'),
  pt: () => import('./pt'),
  'pt-BR': () => import('./pt'),
  'zh-Hans': () => import('./zh-Hans'),
};

/** Languages of the admin that have texts, by Strapi's names. */
export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

const loadOne = async (locale: string): Promise<Translation> => {
  const texts = (await LOADERS[locale]?.())?.default ?? {};
  const data = Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text])
  );
  return { locale, data };
};

/** Strapi shows English where a language has no text of its own. */
export const loadTranslations = (locales: readonly string[]): Promise<Translation[]> =>
  Promise.all(locales.map(loadOne));
