/** A language of Strapi's content. */
export interface ContentLocale {
  code: string;
  name: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Strapi's list of languages; empty for every other answer. */
export const localesOf = (answer: unknown): ContentLocale[] => {
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((one: unknown): ContentLocale[] => {
    if (!isRecord(one) || typeof one['code'] !== 'string' || one['code'] === '') return [];
    const { code, name } = one;
    return [{ code, name: typeof name === 'string' && name ? name : code }];
  });
};

/** What can be chosen: Strapi's languages, and the chosen one where they do not have it any more. */
export const localeOptions = (
  locales: readonly ContentLocale[],
  chosen: string
): { value: string; label: string }[] => {
  const isKnown = chosen === '' || locales.some(({ code }) => code === chosen);
  return [
    ...locales.map(({ code, name }) => ({ value: code, label: name })),
    ...(isKnown ? [] : [{ value: chosen, label: chosen }]),
  ];
};
