/** Languages as somebody typed them. */
export interface TypedLanguages {
  /** Each once, as they were typed first. */
  tags: string[];
  /** What is no language tag. */
  wrong: string[];
}

/** BCP-47 in its plain form: a language, then parts of letters and digits. */
const TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;
const MAX_LENGTH = 20;

export const MAX_LANGUAGES = 50;

/** Tags between commas, semicolons or spaces: `de, pt-BR`. Strapi's own spelling is left as it is. */
export const parseLanguages = (text: string): TypedLanguages => {
  const typed = text.split(/[\s,;]+/).filter(Boolean);
  const byTag = new Map<string, string>();
  const wrong: string[] = [];
  for (const tag of typed) {
    if (!TAG.test(tag) || tag.length > MAX_LENGTH) wrong.push(tag.slice(0, MAX_LENGTH));
    else if (!byTag.has(tag.toLowerCase())) byTag.set(tag.toLowerCase(), tag);
  }
  return { tags: [...byTag.values()], wrong: [...new Set(wrong)] };
};
