import type { Context } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { assetByUrn, startProcessing } from './assets';
import { mayPostFor } from './authors';
import { badInput, LinkedInError } from './errors';
import type { Caller } from './gateway';
import { readBody } from './rest-request';
import type { Asset, AssetKind, LinkedIn } from './state';

/** The upload token is always empty, but must be passed (VID). */
const finalizeRequest = z.strictObject({
  finalizeUploadRequest: z.strictObject({
    video: z.string().min(1),
    uploadToken: z.literal(''),
    uploadedPartIds: z.array(z.string()).min(1),
  }),
});

/** 403 for an asset that is not the token's (VID; analogous for images and documents). */
export const assetForbidden = (kind: AssetKind): LinkedInError =>
  new LinkedInError(403, {
    message: `Accessing this ${kind} resource is forbidden. Please check your permissions for this resource`,
    status: 403,
  });

export const ownsAsset = (caller: Caller, asset: Asset): boolean =>
  asset.ownerUrn === caller.personUrn || mayPostFor(caller, asset.ownerUrn);

const partProblem = (asset: Asset, partIds: readonly string[]): string | null => {
  if (asset.parts.includes(null)) return 'not all parts were uploaded';
  const isInOrder =
    partIds.length === asset.parts.length &&
    asset.parts.every((part, index) => part?.etag === partIds[index]);
  return isInOrder ? null : 'the part ids do not match the uploaded parts in their order';
};

/** Joins the parts when their ETags are listed, unquoted, in order. */
export const finalizeVideo = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>,
  caller: Caller
): Promise<Response> => {
  const { finalizeUploadRequest } = await readBody(context, finalizeRequest);
  const { video, uploadedPartIds } = finalizeUploadRequest;
  const asset = assetByUrn(platform, video);
  if (!asset || asset.kind !== 'video') {
    const fieldPath = '/finalizeUploadRequest/video';
    const description = `${fieldPath} :: no such video`;
    throw badInput({ code: 'INVALID_URN_ID', fieldPath, description });
  }
  if (!ownsAsset(caller, asset)) throw assetForbidden('video');
  const problem = partProblem(asset, uploadedPartIds);
  if (problem) {
    const fieldPath = '/finalizeUploadRequest/uploadedPartIds';
    const description = `${fieldPath} :: ${problem}`;
    throw badInput({ code: 'INVALID_VALUE_FOR_FIELD', fieldPath, description });
  }
  // Finalizing again changes nothing.
  if (asset.hash !== null) return context.body(null, 200, { 'content-length': '0' });
  const pieces = asset.parts.map((part) => platform.world.blobs.get(part?.hash ?? ''));
  await startProcessing(platform, asset, Buffer.concat(pieces.filter((piece) => piece !== null)));
  return context.body(null, 200, { 'content-length': '0' });
};
