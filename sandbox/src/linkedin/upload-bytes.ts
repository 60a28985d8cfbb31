import { createHash } from 'node:crypto';

import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { assetByKey, startProcessing } from './assets';
import { apiError, badInput, LinkedInError } from './errors';
import { authenticate } from './gateway';
import { isAcceptedType, MAX_DOCUMENT_BYTES, VIDEO_PART_BYTES } from './media-rules';
import type { Asset, LinkedIn } from './state';

/** The asset behind an upload URL, while the URL is alive. */
const openUpload = (platform: LinkedIn, context: Context<SandboxEnv>): Asset => {
  const asset = assetByKey(platform, context.req.param('key') ?? '');
  if (!asset || asset.secret !== context.req.param('secret')) {
    throw apiError(404, 'NOT_FOUND', 'No such upload');
  }
  if (platform.world.clock.now() >= asset.uploadExpiresAt) {
    throw badInput({
      code: 'EXPIRED_UPLOAD_URL',
      fieldPath: '/uploadUrl',
      description: 'The upload URL has expired',
    });
  }
  return asset;
};

const readBytes = async (context: Context<SandboxEnv>): Promise<Uint8Array> => {
  if (context.req.header('content-length') === undefined) {
    throw apiError(411, 'LENGTH_REQUIRED', 'The request needs a Content-Length');
  }
  return new Uint8Array(await context.req.arrayBuffer());
};

const requireSize = ({ state }: LinkedIn, asset: Asset, byteLength: number): void => {
  const max = asset.kind === 'image' ? state.knobs.maxImageBytes : MAX_DOCUMENT_BYTES;
  if (byteLength <= max) return;
  throw new LinkedInError(413, { status: 413, message: 'The uploaded file is too large' });
};

/** Images and documents: the whole file at once, with the member's token (IMG, DOC). */
const uploadSingle = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>
): Promise<Response> => {
  const asset = openUpload(platform, context);
  const caller = authenticate(platform, context);
  if (caller.memberKey !== asset.memberKey || caller.clientId !== asset.clientId) {
    throw apiError(403, 'ACCESS_DENIED', 'This upload belongs to someone else');
  }
  const bytes = await readBytes(context);
  requireSize(platform, asset, bytes.byteLength);
  if (!isAcceptedType(asset.kind, bytes)) {
    throw new LinkedInError(415, {
      status: 415,
      message: `This is not a supported ${asset.kind} type`,
    });
  }
  await startProcessing(platform, asset, bytes);
  // Splitting a file over several requests is accepted and corrupts it (peers).
  if (context.req.header('content-range')) asset.failure = 'The file is incomplete';
  return context.body(null, 201, { 'content-length': '0' });
};

/** Video parts work without a token; a token that is sent is not looked at (VID, POSTIZ). */
const uploadPart = async (platform: LinkedIn, context: Context<SandboxEnv>): Promise<Response> => {
  const asset = openUpload(platform, context);
  const index = Number(context.req.param('part'));
  if (!Number.isInteger(index) || index < 0 || index >= asset.parts.length) {
    throw apiError(404, 'NOT_FOUND', 'No such part');
  }
  const bytes = await readBytes(context);
  const expected = Math.min(VIDEO_PART_BYTES, asset.fileSizeBytes - index * VIDEO_PART_BYTES);
  if (bytes.byteLength !== expected) {
    throw apiError(400, 'ILLEGAL_ARGUMENT', `This part has ${expected} bytes`);
  }
  const etag = createHash('md5').update(bytes).update(`${asset.key}/${index}`).digest('hex');
  asset.parts[index] = { etag, hash: platform.world.blobs.put(bytes) };
  platform.world.changed();
  return context.body(null, 200, { etag: `"${etag}"`, 'content-length': '0' });
};

const uploadExtra = async (platform: LinkedIn, context: Context<SandboxEnv>): Promise<Response> => {
  const asset = openUpload(platform, context);
  const bytes = await readBytes(context);
  if (context.req.param('name') === 'thumbnail') {
    if (context.req.header('media-type-family') !== 'STILLIMAGE') {
      throw apiError(400, 'ILLEGAL_ARGUMENT', 'The header media-type-family must be STILLIMAGE');
    }
    asset.thumbnailHash = platform.world.blobs.put(bytes);
    platform.world.changed();
  }
  return context.body(null, 201, { 'content-length': '0' });
};

/** The upload URLs: another path than the API, without version headers, expiring. */
export const uploadRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.put('/dms-uploads/single/:key/:secret', fault('upload-bytes'), (context) =>
    uploadSingle(platform, context)
  );
  app.put('/dms-uploads/parts/:key/:secret/:part', fault('upload-append'), (context) =>
    uploadPart(platform, context)
  );
  app.put('/dms-uploads/extras/:key/:secret/:name', fault('upload-bytes'), (context) =>
    uploadExtra(platform, context)
  );
};
