import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { photoById, postById, videoById } from '../publishing/content';
import type { Facebook } from '../state';

interface StoredFile {
  blob: string;
  type: string;
}

/** With ranges, which browsers want before they move within a video. */
const send = (
  { world }: Facebook,
  context: Context<SandboxEnv>,
  file: StoredFile | null
): Response | Promise<Response> => {
  const bytes = file && world.blobs.get(file.blob);
  if (!file || !bytes) return context.notFound();
  const headers = {
    ...{ 'content-type': file.type, 'x-content-type-options': 'nosniff' },
    ...{ 'cache-control': 'private, max-age=86400', 'accept-ranges': 'bytes' },
  };
  const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
  if (!range) return context.body(new Uint8Array(bytes), 200, headers);
  const start = Number(range[1]);
  const last = Math.min(range[2] ? Number(range[2]) : Infinity, bytes.byteLength - 1);
  if (start > last) {
    return context.body(null, 416, { 'content-range': `bytes */${bytes.byteLength}` });
  }
  return context.body(new Uint8Array(bytes.subarray(start, last + 1)), 206, {
    ...headers,
    'content-range': `bytes ${start}-${last}/${bytes.byteLength}`,
  });
};

/** The files in posts. Unposted photos are nobody's to see. */
export const contentFileRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  app.get('/content/photo/:id', (context) => {
    const photo = photoById(facebook, context.req.param('id'));
    return send(facebook, context, photo?.postId ? photo : null);
  });
  app.get('/content/video/:id', (context) => {
    const video = videoById(facebook, context.req.param('id'));
    const isShown = video?.postId && postById(facebook, video.postId);
    const { blob, type } = video ?? { blob: null, type: '' };
    return send(facebook, context, isShown && blob ? { blob, type } : null);
  });
  app.get('/content/card/:id', (context) => {
    const image = postById(facebook, context.req.param('id'))?.card?.image ?? null;
    return send(facebook, context, image);
  });
};
