import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { endOfChunk } from './chunk-rules';
import { finishUpload } from './publishing';
import type { Publish, TikTok, Upload } from './state';

const TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];
const RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

interface Range {
  start: number;
  /** Exclusive. */
  end: number;
  total: number;
}

/** `PUT <upload_url>`: chunks in order, each once (TRANSFER). Answers have no envelope. */
export const uploadRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = tiktok.world.faults.on('tiktok', 'upload-chunk');
  app.put('/video/', fault, async (context) => {
    const found = findUpload(tiktok, context);
    if (!found) return plain(context, 404, 'No such upload.');
    const { publish, upload } = found;
    if (tiktok.world.clock.now() >= upload.expiresAt) return plain(context, 403, 'Expired.');
    const range = rangeOf(context);
    const problem = headerProblem(context, upload, range);
    if (problem || !range) return plain(context, 400, problem ?? 'Bad Content-Range.');
    if (range.start !== upload.stored) return stored(context, 416, upload);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (bytes.byteLength !== range.end - range.start) return plain(context, 400, 'Bad length.');
    // Two of the same may have raced.
    if (range.start !== upload.stored) return stored(context, 416, upload);
    upload.pieces.push(tiktok.world.blobs.put(bytes));
    upload.stored = range.end;
    tiktok.world.changed();
    if (upload.stored < upload.size) return stored(context, 206, upload);
    await finishUpload(tiktok, publish);
    return stored(context, 201, upload);
  });
};

const findUpload = (
  { state }: TikTok,
  { req }: Context<SandboxEnv>
): { publish: Publish; upload: Upload } | null => {
  const { upload_id: id, upload_token: token } = req.query();
  for (const publish of Object.values(state.publishes)) {
    const { upload } = publish;
    if (upload && upload.id === id && upload.token === token) return { publish, upload };
  }
  return null;
};

const rangeOf = ({ req }: Context<SandboxEnv>): Range | null => {
  const [, first, last, total] = RANGE.exec(req.header('content-range') ?? '') ?? [];
  if (first === undefined) return null;
  return { start: Number(first), end: Number(last) + 1, total: Number(total) };
};

const headerProblem = (
  { req }: Context<SandboxEnv>,
  upload: Upload,
  range: Range | null
): string | null => {
  if (!TYPES.includes(req.header('content-type') ?? '')) return 'Bad Content-Type.';
  if (req.header('authorization')) return 'No Authorization header belongs here.';
  const length = Number(req.header('content-length') ?? Number.NaN);
  if (!range || range.total !== upload.size) return 'Bad Content-Range.';
  if (length !== range.end - range.start) return 'Bad Content-Length.';
  return range.end === endOfChunk(upload, range.start)
    ? null
    : 'The chunk is not one of those that were announced.';
};

const stored = (
  context: Context<SandboxEnv>,
  status: 201 | 206 | 416,
  { stored: count, size }: Upload
): Response => {
  const range = count > 0 ? `bytes 0-${count - 1}/${size}` : `bytes */${size}`;
  return context.body(null, status, { 'content-range': range });
};

const plain = (context: Context<SandboxEnv>, status: 400 | 403 | 404, text: string): Response =>
  context.text(text, status);
