import type { Context, Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { createAsset } from './assets';
import { requireAuthor } from './authors';
import { apiError, badInput } from './errors';
import { admit, type Caller } from './gateway';
import { MAX_VIDEO_BYTES, VIDEO_PART_BYTES } from './media-rules';
import { allowQuery, expectRestliMethod, readBody } from './rest-request';
import type { Asset, AssetKind, LinkedIn } from './state';
import { finalizeVideo } from './upload-finalize';

const ownerRequest = z.strictObject({
  initializeUploadRequest: z.strictObject({ owner: z.string().min(1) }),
});

const videoRequest = z.strictObject({
  initializeUploadRequest: z.strictObject({
    owner: z.string().min(1),
    fileSizeBytes: z.int().min(1),
    uploadCaptions: z.boolean().optional(),
    uploadThumbnail: z.boolean().optional(),
  }),
});

const OWNER_PATH = '/initializeUploadRequest/owner';

interface NewUpload {
  kind: AssetKind;
  caller: Caller;
  owner: string;
  fileSizeBytes: number;
}

const newUpload = (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  { kind, caller, owner, fileSizeBytes }: NewUpload
): Asset => {
  const operation = `partnerApi${kind[0]?.toUpperCase()}${kind.slice(1)}s.ACTION-initializeUpload`;
  const { urn } = requireAuthor(context, { caller, urn: owner, fieldPath: OWNER_PATH, operation });
  const partCount = kind === 'video' ? Math.ceil(fileSizeBytes / VIDEO_PART_BYTES) : 0;
  return createAsset(platform, { kind, ownerUrn: urn, caller, fileSizeBytes, partCount });
};

const uploadUrl = (platform: LinkedIn, asset: Asset, what: 'single' | 'parts' | 'extras'): string =>
  `${platform.world.baseUrl()}/dms-uploads/${what}/${asset.key}/${asset.secret}`;

/** Images and documents: one URL for one request. */
const initializeSingle = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  { kind, caller }: { kind: 'image' | 'document'; caller: Caller }
): Promise<Response> => {
  const { initializeUploadRequest } = await readBody(context, ownerRequest);
  const { owner } = initializeUploadRequest;
  const asset = newUpload(platform, context, { kind, caller, owner, fileSizeBytes: 0 });
  return context.json({
    value: {
      uploadUrlExpiresAt: asset.uploadExpiresAt,
      uploadUrl: uploadUrl(platform, asset, 'single'),
      [kind]: asset.urn,
    },
  });
};

const requireVideoSize = ({ state }: LinkedIn, bytes: number): void => {
  if (bytes >= state.knobs.minVideoBytes && bytes <= MAX_VIDEO_BYTES) return;
  const fieldPath = '/initializeUploadRequest/fileSizeBytes';
  throw badInput({
    code: 'INVALID_VALUE_FOR_FIELD',
    fieldPath,
    description: `${fieldPath} :: a video has 75 KB to 500 MB`,
  });
};

const instructionsFor = (platform: LinkedIn, asset: Asset): Record<string, unknown>[] =>
  asset.parts.map((_, index) => {
    const end = (index + 1) * VIDEO_PART_BYTES;
    const last = platform.state.knobs.lastByteOvershoots ? end : Math.min(end, asset.fileSizeBytes);
    return {
      uploadUrl: `${uploadUrl(platform, asset, 'parts')}/${index}`,
      firstByte: index * VIDEO_PART_BYTES,
      lastByte: last - 1,
    };
  });

const initializeVideo = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  caller: Caller
): Promise<Response> => {
  const { initializeUploadRequest } = await readBody(context, videoRequest);
  const { owner, fileSizeBytes, uploadThumbnail, uploadCaptions } = initializeUploadRequest;
  requireVideoSize(platform, fileSizeBytes);
  const asset = newUpload(platform, context, { kind: 'video', caller, owner, fileSizeBytes });
  const extras = uploadUrl(platform, asset, 'extras');
  return context.json({
    value: {
      uploadUrlsExpireAt: asset.uploadExpiresAt,
      video: asset.urn,
      uploadInstructions: instructionsFor(platform, asset),
      uploadToken: '',
      ...(uploadThumbnail ? { thumbnailUploadUrl: `${extras}/thumbnail` } : {}),
      ...(uploadCaptions ? { captionsUploadUrl: `${extras}/captions` } : {}),
    },
  });
};

const unknownAction = (action: string | undefined) =>
  apiError(400, 'ILLEGAL_ARGUMENT', `POST operation named '${action ?? ''}' is not supported`);

/** `POST /rest/{images,documents,videos}?action=…` (IMG, DOC, VID). */
export const uploadInitRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  const enter = (context: Context<SandboxEnv>): { caller: Caller; action: string | undefined } => {
    const caller = admit(platform, context);
    allowQuery(context, ['action']);
    expectRestliMethod(context, 'ACTION');
    return { caller, action: context.req.query('action') };
  };
  for (const kind of ['image', 'document'] as const) {
    app.post(`/rest/${kind}s`, fault('upload-init'), (context) => {
      const { caller, action } = enter(context);
      if (action !== 'initializeUpload') throw unknownAction(action);
      return initializeSingle(platform, context, { kind, caller });
    });
  }
  const initFault = fault('upload-init');
  const finalizeFault = fault('upload-finalize');
  app.post(
    '/rest/videos',
    (context, next) =>
      context.req.query('action') === 'finalizeUpload'
        ? finalizeFault(context, next)
        : initFault(context, next),
    (context) => {
      const { caller, action } = enter(context);
      if (action === 'initializeUpload') return initializeVideo(platform, context, caller);
      if (action === 'finalizeUpload') return finalizeVideo(platform, context, caller);
      throw unknownAction(action);
    }
  );
};
