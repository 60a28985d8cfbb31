import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { drawAvatar } from './avatar';
import { assetByKey, assetByUrn, assetStatus } from './assets';
import { notFound } from './errors';
import { admit, type Caller } from './gateway';
import { contentTypeOf } from './media-rules';
import { profileByKey } from './people';
import { allowQuery, expectRestliMethod } from './rest-request';
import type { AssetKind, LinkedIn } from './state';
import { assetForbidden, ownsAsset } from './upload-finalize';
import { urnInPath } from './urn';

/** Tokens with `w_member_social` alone cannot read media (IMG). */
const READING_SCOPES = [
  'r_member_social',
  'w_organization_social',
  'r_organization_social',
  'rw_organization_admin',
];

const mayRead = ({ state }: LinkedIn, caller: Caller): boolean =>
  state.knobs.memberMayReadMedia || READING_SCOPES.some((scope) => caller.scopes.includes(scope));

const readAsset = (platform: LinkedIn, context: Context<SandboxEnv>, kind: AssetKind): Response => {
  const caller = admit(platform, context);
  allowQuery(context, []);
  expectRestliMethod(context, 'GET');
  const urn = urnInPath(context, 'urn');
  if (!mayRead(platform, caller)) throw assetForbidden(kind);
  const asset = assetByUrn(platform, urn);
  if (!asset || asset.kind !== kind) throw notFound(`No ${kind} with this URN`);
  if (!ownsAsset(caller, asset)) throw assetForbidden(kind);
  const status = assetStatus(platform, asset);
  const address = `${platform.world.baseUrl()}/dms/${kind}/${asset.key}`;
  return context.json({
    id: asset.urn,
    owner: asset.ownerUrn,
    status,
    ...(status === 'AVAILABLE' ? { downloadUrl: address } : {}),
    ...(status === 'PROCESSING_FAILED' ? { processingFailureReason: asset.failure } : {}),
  });
};

/** Whole or the asked range, so that players can jump. */
const serveBlob = (
  { world }: LinkedIn,
  context: Context<SandboxEnv>,
  hash: string | null | undefined
): Response => {
  const bytes = hash ? world.blobs.get(hash) : null;
  if (!bytes) throw notFound('No such file');
  const headers = { 'content-type': contentTypeOf(bytes), 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '') ?? [];
  const start = Number(from);
  if (from === undefined || start >= bytes.byteLength) {
    return new Response(Buffer.from(bytes), { headers });
  }
  const end = Math.min(to ? Number(to) + 1 : bytes.byteLength, bytes.byteLength);
  const range = `bytes ${start}-${end - 1}/${bytes.byteLength}`;
  return new Response(Buffer.from(bytes.subarray(start, end)), {
    status: 206,
    headers: { ...headers, 'content-range': range },
  });
};

/** Reading media: its status in the API, its bytes and the drawn avatars for the pages. */
export const mediaRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = platform.world.faults.on('linkedin', 'upload-status');
  for (const kind of ['image', 'video', 'document'] as const) {
    app.get(`/rest/${kind}s/:urn`, fault, (context) => readAsset(platform, context, kind));
    app.get(`/dms/${kind}/:key`, (context) =>
      serveBlob(platform, context, assetByKey(platform, context.req.param('key'))?.hash)
    );
  }
  app.get('/dms/poster/:key', (context) =>
    serveBlob(platform, context, assetByKey(platform, context.req.param('key'))?.thumbnailHash)
  );
  app.get('/dms/profile/:file', (context) => {
    const profile = profileByKey(context.req.param('file').replace(/\.svg$/, ''));
    if (!profile) throw notFound('No such profile');
    return context.body(drawAvatar(profile), 200, { 'content-type': 'image/svg+xml' });
  });
};
