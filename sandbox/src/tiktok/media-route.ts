import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { PostFile, TikTok } from './state';

export const mediaPath = ({ hash }: PostFile): string => `/media/${hash}`;

/** Files of posts, with ranges: players ask for the part that they show. */
export const mediaRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  app.get('/media/:hash{[0-9a-f]{64}}', (context) => {
    const hash = context.req.param('hash');
    const file = fileByHash(tiktok, hash);
    const bytes = file && tiktok.world.blobs.get(hash);
    if (!file || !bytes) return context.text('Not found', 404);
    const size = bytes.byteLength;
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
    const headers = { 'content-type': file.type, 'accept-ranges': 'bytes' };
    if (first === undefined) return context.body(new Uint8Array(bytes), 200, headers);
    const start = Number(first);
    const end = last ? Math.min(Number(last) + 1, size) : size;
    if (start >= end) return context.body(null, 416, { 'content-range': `bytes */${size}` });
    return context.body(new Uint8Array(bytes.subarray(start, end)), 206, {
      ...headers,
      'content-range': `bytes ${start}-${end - 1}/${size}`,
    });
  });
};

const fileByHash = ({ state }: TikTok, hash: string): PostFile | null => {
  for (const { end } of Object.values(state.publishes)) {
    const files = end?.failReason === null ? end.files : [];
    const file = files.find((one) => one.hash === hash);
    if (file) return file;
  }
  return null;
};
