import type { Context } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { visibleMedia } from '../content/visible-media';
import type { Instagram } from '../state';

/** Type of a blob that some visible post shows; null: nobody may see it. */
const typeOf = (instagram: Instagram, blob: string): string | null => {
  for (const media of visibleMedia(instagram)) {
    if (media.coverBlob === blob) return 'image/jpeg';
    const item = media.items.find((candidate) => candidate.blob === blob);
    if (item) return item.type;
  }
  return null;
};

/** A file of a post; in pieces where a player asks for them. */
export const sendFile = (
  instagram: Instagram,
  context: Context<SandboxEnv>
): Response | Promise<Response> => {
  const blob = context.req.param('blob') ?? '';
  const type = typeOf(instagram, blob);
  const bytes = type === null ? null : instagram.world.blobs.get(blob);
  if (!bytes || type === null) return context.notFound();
  const headers = {
    'content-type': type,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
  const size = bytes.byteLength;
  const start = Number(from ?? 0);
  if (from === undefined || start >= size) return context.body(new Uint8Array(bytes), 200, headers);
  const end = Math.min(to ? Number(to) : size - 1, size - 1);
  return context.body(new Uint8Array(bytes.subarray(start, end + 1)), 206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${size}`,
  });
};
