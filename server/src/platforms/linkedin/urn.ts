import { PlatformFailure } from '../contract';

const AUTHOR = /^urn:li:(person|organization):[A-Za-z0-9_-]+$/;
const POST = /urn:li:(?:share|ugcPost):\d+/;

/** The account's URN, verbatim, as `author` and `owner`: prefixing it again is INVALID_URN_ID (ERR). */
export const assertAuthor = (urn: string): string => {
  if (AUTHOR.test(urn)) return urn;
  throw new PlatformFailure(
    { family: 'account_problem' },
    { code: 'INVALID_AUTHOR', message: 'The account id is not a LinkedIn person or page.' }
  );
};

export const isOrganization = (urn: string): boolean => urn.startsWith('urn:li:organization:');

export const isPostUrn = (value: string): boolean => new RegExp(`^${POST.source}$`).test(value);

/** The first post URN a sentence names, e.g. in "Content is a duplicate of urn:li:share:7". */
export const findPostUrn = (text: string): string | null => POST.exec(text)?.[0] ?? null;

/**
 * When a post was made, epoch ms: its id carries the time above 22 low bits (undocumented; matched
 * for three of three public ids whose posting date was known, checked 2026-11-22).
 */
export const createdAtOf = (postUrn: string): number | null => {
  const digits = /:(\d+)$/.exec(postUrn)?.[1];
  return digits === undefined ? null : Number(BigInt(digits) >> 22n);
};

/** All clients link to the raw URN (e.g. https://github.com/alexey-pelykh/linkedctl, checked 2026-11-22). */
export const publicUrl = (webUrl: string, postUrn: string): string =>
  `${webUrl}/feed/update/${postUrn}/`;
