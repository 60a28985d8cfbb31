import { blobRefsIn } from './blob-references';
import type { LexValue } from './dag-cbor';
import type { LexRecord } from './state';

const externalUriOf = (embed: LexValue | undefined): LexValue => {
  if (typeof embed !== 'object' || embed === null || Array.isArray(embed)) return null;
  const { external, media } = embed;
  if (typeof external === 'object' && external !== null && !Array.isArray(external))
    return external.uri ?? null;
  return externalUriOf(media);
};

/**
 * What a reader would call the same post: its words, pictures and link, whatever its key and
 * time. The place in a thread belongs to it.
 */
export const samenessOf = (record: LexRecord): string => {
  const text = typeof record.text === 'string' ? record.text.normalize().trim() : '';
  const media = blobRefsIn(record.embed ?? null).map(({ ref }) => ref.$link);
  return JSON.stringify([text, media, externalUriOf(record.embed), record.reply ?? null]);
};
