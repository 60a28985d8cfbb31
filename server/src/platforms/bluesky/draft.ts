import { z } from 'zod';

import type { JsonValue, LinkCard, MediaFile, PostPart, PublishRequest } from '../contract';
import { fingerprintOf, PlatformFailure } from '../contract';
import { ensureBlob } from './blobs';
import type { Session, UploadedBlob } from './client';
import { resolveHandle } from './client';
import { buildFacets } from './facets';
import type { RecordOptions } from './record';
import {
  buildCardEmbed,
  buildImagesEmbed,
  buildRecord,
  buildVideoEmbed,
  describeSource,
} from './record';
import { createTid } from './tid';
import type { VideoContext } from './video';
import { ensureVideo } from './video';

/** What drafting needs besides the part itself. */
export interface DraftContext extends VideoContext {
  request: PublishRequest;
  session: Session;
}

export interface PartSource {
  index: number;
  part: PostPart;
  card: LinkCard | null;
  langs: readonly string[];
  options: RecordOptions;
}

/** A record and the key it will have; the same on every attempt. */
export interface Draft extends RecordKey {
  record: JsonValue;
}

const keySchema = z.object({ rkey: z.string(), createdAt: z.string() });

type RecordKey = z.infer<typeof keySchema>;

const storedSchema = z.object({
  source: z.string(),
  blobCids: z.array(z.string()),
  recordJson: z.string(),
});

/**
 * Repeating putRecord is a no-op only with the same rkey and the same record, so both are made
 * once and stored. The record is kept as its JSON text, because a JSON column may reorder keys.
 * It is made anew, under the old key, when the content was edited since or a blob changed; were
 * the old one visible after all, the server answers InvalidSwap and nothing is posted twice.
 */
export const draftPart = async (context: DraftContext, source: PartSource): Promise<Draft> => {
  const { journal } = context.request;
  const key = await loadKey(context, source.index);
  const name = `part.${source.index}.record`;
  const fingerprint = fingerprintOf(describeSource(source));
  const stored = storedSchema.safeParse(journal.handles[name]).data;
  const isCurrent = stored?.source === fingerprint;
  if (stored && isCurrent && source.index < journal.posted.length) return draftOf(key, stored);

  const blobs = await uploadAll(context, source);
  const blobCids = blobs.flatMap((blob) => (blob ? [blob.cid] : []));
  if (stored && isCurrent && stored.blobCids.join() === blobCids.join()) {
    return draftOf(key, stored);
  }
  const record = await writeRecord(context, { source, blobs, createdAt: key.createdAt });
  const made = { source: fingerprint, blobCids, recordJson: JSON.stringify(record) };
  await journal.saveHandle(name, made);
  return draftOf(key, made);
};

const draftOf = (key: RecordKey, stored: { recordJson: string }): Draft => ({
  ...key,
  record: z.json().parse(JSON.parse(stored.recordJson)),
});

/** Parts lie a millisecond apart, so that readers who sort by time keep a thread in order. */
const loadKey = async (context: DraftContext, index: number): Promise<RecordKey> => {
  const { client, random, request } = context;
  const name = `part.${index}.key`;
  const stored = keySchema.safeParse(request.journal.handles[name]);
  if (stored.success) return stored.data;
  const atMs = client.clock.now() + index;
  const key = { rkey: createTid({ atMs, random }), createdAt: new Date(atMs).toISOString() };
  await request.journal.saveHandle(name, key);
  return key;
};

/** The files a part shows, in the order of its embed: its images, or the card's picture. */
export const filesOf = (source: Pick<PartSource, 'part' | 'card'>): MediaFile[] =>
  source.card ? [source.card.image].filter((image) => image !== null) : source.part.media;

const uploadAll = async (
  context: DraftContext,
  source: PartSource
): Promise<(UploadedBlob | null)[]> => {
  const { client, request, session } = context;
  const blobs: (UploadedBlob | null)[] = [];
  for (const file of filesOf(source)) {
    const upload = { request, session, file };
    if (file.kind === 'video') blobs.push(await ensureVideo(context, upload));
    else if (!source.card) blobs.push(await ensureBlob(client, upload));
    else blobs.push(await ensureBlob(client, upload).catch(withoutThumb));
  }
  return blobs;
};

/** A card without its picture is still a card: a refused one must not fail the post. */
const withoutThumb = (error: unknown): null => {
  if (error instanceof PlatformFailure && error.family === 'rejected') return null;
  throw error;
};

const writeRecord = async (
  context: DraftContext,
  input: { source: PartSource; blobs: (UploadedBlob | null)[]; createdAt: string }
): Promise<JsonValue> => {
  const { client, session } = context;
  const { source, createdAt } = input;
  // Lone surrogates have no UTF-8 form; left in, our byte offsets and the server's could differ.
  const text = source.part.text.toWellFormed();
  const { serviceUrl, signal } = session;
  const facets = await buildFacets(text, (handle) =>
    resolveHandle(client, { serviceUrl, signal, handle })
  );
  return buildRecord({
    text,
    createdAt,
    langs: source.langs,
    facets,
    embed: embedOf(input),
    labels: source.options.labels,
    tags: source.options.tags,
  });
};

const embedOf = (input: {
  source: PartSource;
  blobs: (UploadedBlob | null)[];
}): JsonValue | null => {
  const { source, blobs } = input;
  if (source.card) return buildCardEmbed(source.card, blobs[0]?.blob ?? null);
  const uploaded = source.part.media.flatMap((file, place) => {
    const blob = blobs[place]?.blob;
    return blob === undefined ? [] : [{ file, blob }];
  });
  const [first] = uploaded;
  if (!first) return null;
  return first.file.kind === 'video'
    ? buildVideoEmbed(first, source.options.videoPresentation)
    : buildImagesEmbed(uploaded);
};
