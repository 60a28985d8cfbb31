import { Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiHandlers, MEDIA_SCOPES, type ApiCall } from './endpoint';
import { ID_PATTERN } from './ids';
import {
  inferCategory,
  MAX_SEGMENT_BYTES,
  MAX_TOTAL_BYTES,
  MEDIA_CATEGORIES,
  MEDIA_LIFETIME_S,
  MEDIA_TYPES,
} from './media-rules';
import { readOptionalJson, readJson, readQuery } from './request-parts';
import { readSegment, readWholeFile } from './segment';
import type { XSite } from './state';
import { uploadView } from './upload-view';
import { acceptFile, finalizeUpload, invalidMedia, openUpload, requireUpload } from './uploads';

const id = z.string().regex(ID_PATTERN);

const initializeSchema = z.strictObject({
  media_type: z.enum(MEDIA_TYPES),
  total_bytes: z.int().min(1).max(MAX_TOTAL_BYTES),
  media_category: z.enum(MEDIA_CATEGORIES).optional(),
  additional_owners: z.array(id).optional(),
  shared: z.boolean().optional(),
});

const statusSchema = z.strictObject({ command: z.literal('STATUS'), media_id: id });

/**
 * initialize → append → finalize → STATUS, and the one-shot upload (platforms/x.md §4).
 * https://docs.x.com/x-api/media/quickstart/media-upload-chunked, checked 2026-11-22.
 */
export const uploadRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  const scopes = MEDIA_SCOPES;
  app.post(
    '/2/media/upload/initialize',
    ...apiHandlers(site, { operation: 'upload-init', scopes, handle: initialize })
  );
  app.post(
    '/2/media/upload/:id/append',
    ...apiHandlers(site, { operation: 'upload-append', scopes, handle: append })
  );
  app.post(
    '/2/media/upload/:id/finalize',
    ...apiHandlers(site, { operation: 'upload-finalize', scopes, handle: finalize })
  );
  app.get(
    '/2/media/upload',
    ...apiHandlers(site, { operation: 'upload-status', scopes, handle: status })
  );
  app.post(
    '/2/media/upload',
    ...apiHandlers(site, { operation: 'upload-bytes', scopes, handle: uploadAtOnce })
  );
  return app;
};

const initialize = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const body = await readJson(context, initializeSchema);
  const upload = openUpload(site, {
    account,
    mediaType: body.media_type,
    category: body.media_category ?? inferCategory(body.media_type),
    totalBytes: body.total_bytes,
    additionalOwners: body.additional_owners ?? [],
  });
  return context.json({ data: uploadView(site, upload) });
};

const append = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const upload = requireUpload(site, context.req.param('id') ?? '', account);
  const segment = await readSegment(context);
  if (upload.file) throw invalidMedia('id', 'The upload is finalized already.');
  if (segment.bytes.length > MAX_SEGMENT_BYTES) {
    throw invalidMedia('media', `A segment has at most ${MAX_SEGMENT_BYTES} bytes.`);
  }
  const isRepeated = upload.segments[segment.index] !== undefined;
  if (isRepeated && site.state.knobs.repeatedSegments === 'refuse') {
    throw invalidMedia('segment_index', 'This segment was uploaded before.');
  }
  upload.segments[segment.index] = {
    blob: site.world.blobs.put(segment.bytes),
    bytes: segment.bytes.length,
  };
  site.world.changed();
  const expiresAt = Math.floor(upload.createdAtMs / 1000) + MEDIA_LIFETIME_S;
  return context.json({ data: { expires_at: expiresAt } });
};

const finalize = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const upload = requireUpload(site, context.req.param('id') ?? '', account);
  await readOptionalJson(context, z.strictObject({}));
  await finalizeUpload(site, upload);
  return context.json({ data: uploadView(site, upload) });
};

const status = ({ context, site, account }: ApiCall): Response => {
  const query = readQuery(context, statusSchema);
  const upload = requireUpload(site, query.media_id, account);
  if (!upload.file) throw invalidMedia('media_id', 'The upload is not finalized.');
  return context.json({ data: uploadView(site, upload) });
};

/** Still there for images and subtitles, but the chunked flow does everything. */
const uploadAtOnce = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const { bytes, category, mediaType, additionalOwners } = await readWholeFile(context);
  const upload = openUpload(site, {
    account,
    mediaType,
    category,
    totalBytes: bytes.length,
    additionalOwners,
  });
  await acceptFile(site, upload, bytes);
  return context.json({ data: uploadView(site, upload) });
};
