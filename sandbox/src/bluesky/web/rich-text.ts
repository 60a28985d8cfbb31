import { z } from 'zod';

import type { LexRecord } from '../state';

export type Feature =
  { kind: 'link'; uri: string } | { kind: 'tag'; tag: string } | { kind: 'mention'; did: string };

export interface Segment {
  text: string;
  /** Null: dead text, whatever it looks like. */
  feature: Feature | null;
}

interface Span {
  start: number;
  end: number;
  feature: Feature;
}

const featureSchema = z.union([
  z
    .object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: z.string() })
    .transform(({ uri }): Feature => ({ kind: 'link', uri })),
  z
    .object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: z.string() })
    .transform(({ tag }): Feature => ({ kind: 'tag', tag })),
  z
    .object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: z.string() })
    .transform(({ did }): Feature => ({ kind: 'mention', did })),
]);

const facetSchema = z.object({
  index: z.object({ byteStart: z.int().min(0), byteEnd: z.int().min(0) }),
  features: z.array(z.unknown()),
});

const spanOf = (facet: unknown): Span[] => {
  const parsed = facetSchema.safeParse(facet);
  if (!parsed.success) return [];
  const { index, features } = parsed.data;
  for (const candidate of features) {
    const feature = featureSchema.safeParse(candidate);
    if (feature.success)
      return [{ start: index.byteStart, end: index.byteEnd, feature: feature.data }];
  }
  return [];
};

/** Ranges that lie inside the text and do not overlap an earlier one; the others are ignored. */
const usableSpans = (facets: readonly unknown[], byteLength: number): Span[] => {
  const usable: Span[] = [];
  const spans = facets.flatMap(spanOf).sort((left, right) => left.start - right.start);
  for (const span of spans) {
    const isInside = span.start < span.end && span.end <= byteLength;
    if (isInside && span.start >= (usable.at(-1)?.end ?? 0)) usable.push(span);
  }
  return usable;
};

/**
 * The text cut at its facets. Offsets count UTF-8 bytes, start inclusive, end exclusive: offsets
 * counted otherwise put the link visibly in the wrong place, as on the real site
 * (platforms/bluesky.md §2 and §10, checked 2026-11-22).
 */
export const segmentsOf = (record: LexRecord): Segment[] => {
  const bytes = Buffer.from(typeof record.text === 'string' ? record.text : '', 'utf8');
  const facets = Array.isArray(record.facets) ? record.facets : [];
  const segments: Segment[] = [];
  const push = (start: number, end: number, feature: Feature | null): void => {
    if (start < end) segments.push({ text: bytes.toString('utf8', start, end), feature });
  };
  let position = 0;
  for (const { start, end, feature } of usableSpans(facets, bytes.length)) {
    push(position, start, null);
    push(start, end, feature);
    position = end;
  }
  push(position, bytes.length, null);
  return segments;
};
