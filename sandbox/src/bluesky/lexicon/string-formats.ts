import { z } from 'zod';

import { CID_PATTERN } from '../cid';
import { countGraphemes } from './grapheme-count';

/** String formats of https://atproto.com/specs/lexicon (checked 2026-11-22). */
const DATETIME_PATTERN =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,20})?(?:Z|[+-]\d{2}:\d{2})$/;
const DID_PATTERN = /^did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]$/;
const URI_PATTERN = /^\w+:(?:\/\/)?[^\s/][^\s]*$/;
const AT_URI_PATTERN =
  /^at:\/\/[a-zA-Z0-9._:%-]+(?:\/[a-zA-Z0-9.-]+(?:\/[a-zA-Z0-9._~:@!$&')(*+,;=%[\]-]+)?)?$/;
const LANGUAGE_PATTERN = /^(?:[a-zA-Z]{2,8}|[ix])(?:-[a-zA-Z0-9]{1,8})*$/;
const URI_MAX_LENGTH = 8192;

export const countUtf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** `T` and a zone are required; a space instead of `T` is refused (verified, §2). */
const isDatetime = (text: string): boolean =>
  DATETIME_PATTERN.test(text) && !text.endsWith('-00:00') && !Number.isNaN(Date.parse(text));

export const datetime = z.string().refine(isDatetime, 'must be an RFC 3339 datetime with a zone');

export const did = z.string().regex(DID_PATTERN, 'must be a valid did');

export const uri = z
  .string()
  .max(URI_MAX_LENGTH, 'must be a valid uri')
  .regex(URI_PATTERN, 'must be a valid uri');

export const atUri = z.string().regex(AT_URI_PATTERN, 'must be a valid at-uri');

export const cid = z.string().regex(CID_PATTERN, 'must be a cid string');

export const language = z.string().regex(LANGUAGE_PATTERN, 'must be a well-formed BCP 47 tag');

/** Text bounded in UTF-8 bytes and in graphemes, both at once. */
export const boundedText = (bounds: { maxBytes: number; maxGraphemes: number }) =>
  z.string().superRefine((text, context) => {
    const { maxBytes, maxGraphemes } = bounds;
    const bytes = countUtf8Bytes(text);
    const tooBig = (unit: string, limit: number, got: number): void =>
      context.addIssue({
        code: 'custom',
        message: `${unit} too big (maximum ${limit}, got ${got})`,
      });
    if (bytes > maxBytes) return tooBig('string', maxBytes, bytes);
    const graphemes = countGraphemes(text);
    if (graphemes > maxGraphemes) tooBig('grapheme', maxGraphemes, graphemes);
  });

export const strongRef = z.looseObject({ uri: atUri, cid });
