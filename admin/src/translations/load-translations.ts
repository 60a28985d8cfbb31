import { PLUGIN_ID } from '../plugin-id';
import en from './en.json';

export interface Translation {
  locale: string;
  data: Record<string, string>;
}

type Loader = () => Promise<Record<string, string>>;

const LOADERS: Record<string, Loader> = {
  en: () => Promise.resolve(en),
  de: () => import('./de.json').then((file) => file.default),
};

const loadOne = async (locale: string): Promise<Translation> => {
  const texts = (await LOADERS[locale]?.()) ?? {};
  const data = Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text])
  );
  return { locale, data };
};

/** Languages without texts of their own show English. */
export const loadTranslations = (locales: readonly string[]): Promise<Translation[]> =>
  Promise.all(locales.map(loadOne));
