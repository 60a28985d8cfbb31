import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { lookUp, type Mastodon } from './state';

/** Uploaded files as pages show them; with ranges, so that videos can be wound. */
export const fileRoutes = (app: Hono<SandboxEnv>, { world, state }: Mastodon): void => {
  app.get('/system/media_attachments/files/:id/:name', (context) => {
    const media = lookUp(state.media, context.req.param('id'));
    const bytes = media && world.blobs.get(media.blob);
    if (!media || !bytes) return context.notFound();
    const { length } = bytes;
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
    const headers = {
      ...{ 'content-type': media.mimeType, 'accept-ranges': 'bytes' },
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=86400' },
    };
    if (from === undefined || Number(from) >= length) {
      return context.body(new Uint8Array(bytes), 200, headers);
    }
    const start = Number(from);
    const end = to ? Math.min(Number(to) + 1, length) : length;
    return context.body(new Uint8Array(bytes.subarray(start, end)), 206, {
      ...headers,
      'content-range': `bytes ${start}-${end - 1}/${length}`,
    });
  });
};
