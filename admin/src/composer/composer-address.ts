/** A place in the composer that something leads to. */
export interface ComposerFocus {
  /** Null: the text of all. */
  targetId: number | null;
  /** @default the text */
  field?: ComposerField;
  /** 0-based part of a thread. @default the first */
  partIndex?: number;
  /** A file of the post; only with `media`. */
  fileId?: number;
}

export type ComposerField = 'text' | 'media' | 'options' | 'comment' | 'when';

const NAME = 'distribute';
const ALL = 'all';

/**
 * What the address says: `#distribute=12` is the composer at target 12, `#distribute=all` at the
 * text of all. It stands behind the hash, since the edit view asks for the entry anew, and warns of
 * unsaved changes, whenever the query of the address changes.
 *
 * @returns undefined when the composer is closed; null at the text of all
 */
export const composerTabOf = (hash: string): number | null | undefined => {
  const value = new URLSearchParams(hash.replace(/^#/, '')).get(NAME);
  if (value === null) return undefined;
  return /^[1-9]\d{0,9}$/.test(value) ? Number(value) : null;
};

/** The hash with the composer at this tab; undefined closes it. Whatever else it says stays. */
export const hashWithComposer = (hash: string, tab: number | null | undefined): string => {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  if (tab === undefined) parameters.delete(NAME);
  else parameters.set(NAME, tab === null ? ALL : String(tab));
  const text = parameters.toString();
  return text === '' ? '' : `#${text}`;
};

/** Strapi's own parameter. */
const LOCALE = 'plugins[i18n][locale]';

/** The query of the edit view with another language of the same entry. */
export const searchInLanguage = (search: string, locale: string): string => {
  const parameters = new URLSearchParams(search);
  parameters.set(LOCALE, locale);
  return `?${parameters.toString()}`;
};
