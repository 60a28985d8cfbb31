import type { FieldMap } from '../../../../contracts/mappings';
import { patternFor, PLACEHOLDER } from './link-pattern';
import { readPath } from './read-path';

export interface EntryLinkArgs {
  fields: FieldMap;
  document: unknown;
  /** Empty for content-types without locales. */
  locale: string;
  /** Without trailing slash; null: there are no links below the site. */
  linkBaseUrl: string | null;
}

/** Longer addresses are cut or refused by browsers and platforms. */
const MAX_LINK_LENGTH = 2_000;
const MAX_VALUE_LENGTH = 1_000;
const BROKEN = /[\s<>"{}\\^`|]|[^\x20-\x7e]/;
/** A pattern that begins with a value: the value is an address, or a path below the site. */
const LEADING = /^\{([a-zA-Z_]\w*(?:\.[a-zA-Z_]\w*)*)\}/;

/**
 * The public address of an entry by the pattern of its locale; null without a pattern, without a
 * base for a path, when a value is missing, or when no http(s) address comes out.
 */
export const linkOf = (args: EntryLinkArgs): string | null => {
  const pattern = patternFor(args.fields, args.locale);
  if (pattern === undefined) return null;
  const [lead, first] = LEADING.exec(pattern) ?? [];
  const start = first === undefined ? startOf(pattern, args) : addressIn(first, args);
  const rest = filled(pattern.slice(lead?.length ?? 0), args);
  return start === null || rest === null ? null : webAddress(start + rest);
};

/** What stands before the pattern itself. */
const startOf = (pattern: string, { linkBaseUrl }: EntryLinkArgs): string | null =>
  pattern.startsWith('/') ? linkBaseUrl : '';

/** A value that is an address, or a path below the site's base. */
const addressIn = (path: string, args: EntryLinkArgs): string | null => {
  const value = valueOf(path, args)?.trim() ?? '';
  if (/^https?:\/\//i.test(value)) return value;
  const isPath = value.startsWith('/') && !value.startsWith('//');
  return isPath && args.linkBaseUrl !== null ? args.linkBaseUrl + value : null;
};

const filled = (pattern: string, args: EntryLinkArgs): string | null => {
  let isComplete = true;
  const text = pattern.replace(PLACEHOLDER, (_, path: string) => {
    const value = valueOf(path, args);
    // "." and ".." would leave the folder that the pattern names.
    if (value === null || value === '.' || value === '..') isComplete = false;
    return encodeURIComponent(value ?? '');
  });
  return isComplete && !/[{}]/.test(text) ? text : null;
};

const valueOf = (path: string, { document, locale }: EntryLinkArgs): string | null => {
  const found = path === 'locale' ? locale : readPath(document, path);
  const value: unknown = Array.isArray(found) ? found[0] : found;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_VALUE_LENGTH) {
    return null;
  }
  return value.toWellFormed();
};

const webAddress = (link: string): string | null => {
  if (link.length > MAX_LINK_LENGTH || !URL.canParse(link)) return null;
  const { protocol, username, password, href } = new URL(link);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null;
  return BROKEN.test(link) ? href : link;
};
