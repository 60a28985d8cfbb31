import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { Threads } from './state';
import { visiblePosts } from './visible-posts';

/** Files of visible posts, with ranges: players jump in videos. */
export const mediaRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  app.get('/media/:blob{[0-9a-f]{64}}', (context) => {
    const blob = context.req.param('blob');
    const media = visiblePosts(threads)
      .flatMap((post) => post.media)
      .find((file) => file.blob === blob);
    const bytes = media && threads.world.blobs.get(blob);
    if (!media || !bytes) return context.text('Not found', 404);
    const headers = {
      'content-type': media.mimeType,
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400',
    };
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
    const start = Number(from ?? 0);
    if (from === undefined || start >= bytes.byteLength) {
      return context.body(new Uint8Array(bytes), 200, headers);
    }
    const end = Math.min(to ? Number(to) + 1 : bytes.byteLength, bytes.byteLength);
    const range = `bytes ${start}-${end - 1}/${bytes.byteLength}`;
    return context.body(new Uint8Array(bytes.slice(start, end)), 206, {
      ...headers,
      'content-range': range,
    });
  });
};
