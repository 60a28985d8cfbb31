import type { ReadableType } from './fact-filter';

/** Whether an entry in this language is let through. */
type ByLanguage = (code: string) => boolean;

/**
 * What a role's conditions hide of a content-type. Strapi puts a condition on the languages of every
 * localised type, and posts know their language: where there is no other, sums of days still do.
 *
 * @param filters as the Content Manager makes them of conditions; undefined or empty: none
 * @param codes languages of this Strapi, null: it has none; posts in others are history that no
 *   condition speaks of
 */
export const readableTypeOf = ({
  uid,
  filters,
  codes,
}: {
  uid: string;
  filters: object | undefined;
  codes: readonly string[] | null;
}): ReadableType => {
  if (!filters || Object.keys(filters).length === 0) {
    return { uid, conditions: null, hiddenLanguages: [] };
  }
  const isAllowed = byLanguage(filters);
  if (!isAllowed || codes === null) return { uid, conditions: filters, hiddenLanguages: [] };
  const hiddenLanguages = codes.filter((code) => !isAllowed(code));
  return { uid, conditions: null, hiddenLanguages };
};

/** Null: languages alone do not decide. */
const byLanguage = (filters: unknown): ByLanguage | null => {
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) return null;
  return allOf(Object.entries(filters).map(([key, value]) => clauseOf(key, value)));
};

const clauseOf = (key: string, value: unknown): ByLanguage | null => {
  if (key === 'locale') return languagesIn(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  const parts = value.map(byLanguage);
  if (key === '$and') return allOf(parts);
  return key === '$or' ? anyOf(parts) : null;
};

const allOf = (parts: readonly (ByLanguage | null)[]): ByLanguage | null => {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? (code) => known.every((part) => part(code)) : null;
};

const anyOf = (parts: readonly (ByLanguage | null)[]): ByLanguage | null => {
  const known = parts.filter((part) => part !== null);
  return known.length === parts.length ? (code) => known.some((part) => part(code)) : null;
};

const languagesIn = (value: unknown): ByLanguage | null => {
  if (typeof value === 'string') return (code) => code === value;
  if (typeof value !== 'object' || value === null) return null;
  const [[operator, codes] = [], ...others] = Object.entries(value) as [string, unknown][];
  if (others.length > 0) return null;
  if (operator === '$eq') return (code) => code === codes;
  return operator === '$in' && Array.isArray(codes) ? (code) => codes.includes(code) : null;
};
