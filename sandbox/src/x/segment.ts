import type { Context } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { ID_PATTERN } from './ids';
import { MAX_SEGMENT_INDEX, MEDIA_TYPES, type MediaCategory } from './media-rules';
import { parseMultipart, type FormPart } from './multipart';
import { isContentType, readJson } from './request-parts';
import { invalidMedia } from './uploads';

const segmentIndex = z
  .union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().min(0).max(MAX_SEGMENT_INDEX));
const jsonSegmentSchema = z.strictObject({
  segment_index: segmentIndex,
  media: z.base64().min(1),
});

export interface Segment {
  index: number;
  bytes: Uint8Array;
}

/** One piece of an upload: multipart with raw bytes, or JSON with base64. */
export const readSegment = async (context: Context<SandboxEnv>): Promise<Segment> => {
  if (isContentType(context, 'application/json')) {
    const body = await readJson(context, jsonSegmentSchema);
    return { index: body.segment_index, bytes: Buffer.from(body.media, 'base64') };
  }
  const form = await readForm(context, ['segment_index', 'media']);
  const index = segmentIndex.safeParse(textOf(form.get('segment_index')));
  if (!index.success) throw invalidMedia('segment_index', `0 to ${MAX_SEGMENT_INDEX}.`);
  return { index: index.data, bytes: mediaBytes(form) };
};

const ONE_SHOT_CATEGORIES = ['tweet_image', 'dm_image', 'subtitles'] as const;
const oneShotFields = {
  media_category: z.enum(ONE_SHOT_CATEGORIES),
  media_type: z.enum(MEDIA_TYPES).optional(),
  shared: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
};
const jsonFileSchema = z.strictObject({
  ...oneShotFields,
  media: z.base64().min(1),
  additional_owners: z.array(z.string().regex(ID_PATTERN)).optional(),
});

export interface WholeFile {
  bytes: Uint8Array;
  category: MediaCategory;
  mediaType: string;
  additionalOwners: string[];
}

/** A complete small file in one request. */
export const readWholeFile = async (context: Context<SandboxEnv>): Promise<WholeFile> => {
  if (isContentType(context, 'application/json')) {
    const body = await readJson(context, jsonFileSchema);
    return {
      bytes: Buffer.from(body.media, 'base64'),
      category: body.media_category,
      mediaType: body.media_type ?? defaultType(body.media_category),
      additionalOwners: body.additional_owners ?? [],
    };
  }
  const form = await readForm(context, ['media', ...Object.keys(oneShotFields)]);
  const fields = z.strictObject(oneShotFields).safeParse({
    media_category: textOf(form.get('media_category')),
    media_type: textOf(form.get('media_type')),
    shared: textOf(form.get('shared')),
  });
  if (!fields.success) throw invalidMedia('media_category', z.prettifyError(fields.error));
  const { media_category: category, media_type: mediaType } = fields.data;
  return {
    bytes: mediaBytes(form),
    category,
    mediaType: mediaType ?? defaultType(category),
    additionalOwners: [],
  };
};

const readForm = async (
  context: Context<SandboxEnv>,
  allowed: readonly string[]
): Promise<Map<string, FormPart>> => {
  const body = new Uint8Array(await context.req.arrayBuffer());
  const parts = parseMultipart(body, context.req.header('content-type') ?? '');
  if (!parts) throw invalidMedia('media', 'The body is not multipart/form-data.');
  const stranger = parts.find((part) => !allowed.includes(part.name));
  if (stranger) throw invalidMedia(stranger.name, 'This field is not defined.');
  return new Map(parts.map((part) => [part.name, part]));
};

const mediaBytes = (form: ReadonlyMap<string, FormPart>): Uint8Array => {
  const media = form.get('media');
  if (!media || media.bytes.length === 0) throw invalidMedia('media', 'media is required.');
  return media.bytes;
};

const textOf = (part: FormPart | undefined): string | undefined =>
  part && Buffer.from(part.bytes).toString('utf8');

const defaultType = (category: string): string =>
  category === 'subtitles' ? 'text/srt' : 'image/jpeg';
