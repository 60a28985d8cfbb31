import type { JsonValue } from '../contract';
import { PlatformFailure } from '../contract';
import type { Span } from './facet-spans';
import { findSpans } from './facet-spans';
import { utf8Length } from './text';

/** Answers the DID of a handle; throws what the client throws. */
export type ResolveHandle = (handle: string) => Promise<string>;

const FACET = 'app.bsky.richtext.facet';

/**
 * The server renders no links by itself: without facets, URLs, hashtags and mentions are dead
 * text. Offsets count UTF-8 bytes (app/bsky/richtext/facet.json, checked 2026-11-22).
 */
export const buildFacets = async (text: string, resolve: ResolveHandle): Promise<JsonValue[]> => {
  const facets: JsonValue[] = [];
  for (const span of findSpans(text)) {
    const feature = await featureOf(span, resolve);
    if (feature === null) continue;
    const byteStart = utf8Length(text.slice(0, span.start));
    const byteEnd = byteStart + utf8Length(text.slice(span.start, span.end));
    facets.push({ index: { byteStart, byteEnd }, features: [feature] });
  }
  return facets;
};

const featureOf = async (span: Span, resolve: ResolveHandle): Promise<JsonValue | null> => {
  switch (span.kind) {
    case 'link':
      return { $type: `${FACET}#link`, uri: span.uri };
    case 'tag':
      return { $type: `${FACET}#tag`, tag: span.tag };
    case 'mention': {
      const did = await didOrNull(span.handle, resolve);
      return did === null ? null : { $type: `${FACET}#mention`, did };
    }
  }
};

/**
 * A handle that nobody has stays plain text, and so does one that the server cannot look up in
 * time: a mention must not fail the post. Without a connection the post itself has to wait.
 */
const didOrNull = async (handle: string, resolve: ResolveHandle): Promise<string | null> => {
  try {
    return await resolve(handle);
  } catch (error) {
    const answered = error instanceof PlatformFailure && error.httpStatus !== null;
    const tooSlow = error instanceof PlatformFailure && error.code === 'TRANSPORT_TIMEOUT';
    if (tooSlow || (answered && error.family !== 'rate_limited')) return null;
    throw error;
  }
};
