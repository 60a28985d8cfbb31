/** The options of a post as the preview endpoint gives them: of any shape, so read with care. */
export type PostOptions = Readonly<Record<string, unknown>>;

export const isOn = (options: PostOptions, name: string): boolean => options[name] === true;

/** Empty when it is not chosen. */
export const wordOf = (options: PostOptions, name: string): string => {
  const value = options[name];
  return typeof value === 'string' ? value : '';
};

/** Those of a list that are words. */
export const wordsOf = (options: PostOptions, name: string): string[] => {
  const value: unknown = options[name];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
};

/** A group of options; null when none is chosen. */
export const groupOf = (options: PostOptions, name: string): PostOptions | null => {
  const value = options[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
};

/** 0 when it is not chosen. */
export const numberOf = (options: PostOptions, name: string): number => {
  const value = options[name];
  return typeof value === 'number' ? value : 0;
};
