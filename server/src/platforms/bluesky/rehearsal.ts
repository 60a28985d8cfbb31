import { jsonAnswer, sentJson, unknownCall } from '../contract';
import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import type { RecordAddress } from './client';
import { DEFAULT_SERVICE_URL } from './descriptor';
import { recordUri } from './posted-part';

const HOUR_MS = 3_600_000;

/** What stands for each kind of id (https://atproto.com/specs, checked 2026-11-22). */
const SHAPES = {
  recordCid: `bafyrei${'*'.repeat(52)}`,
  blobCid: `bafkrei${'*'.repeat(52)}`,
  did: `did:plc:${'*'.repeat(24)}`,
  job: '*'.repeat(20),
  serviceToken: `service-token-${'*'.repeat(16)}`,
} as const;

/** A server on a good day: every mentioned handle is known, and a video is ready at the second look. */
export const blueskyRehearsal: Rehearsal = {
  credentials: (stage) => ({
    accessToken: sessionToken(stage),
    refreshToken: sessionToken(stage),
    expiresAt: new Date(stage.now() + 2 * HOUR_MS).toISOString(),
    refreshExpiresAt: null,
    scopes: [],
    password: stage.id('app-password-********'),
  }),
  answer(request, stage) {
    const { pathname } = new URL(request.url);
    switch (`${request.method} ${pathname.split('/xrpc/')[1] ?? ''}`) {
      case 'POST com.atproto.repo.putRecord':
        return written(request, stage);
      case 'POST com.atproto.repo.uploadBlob':
        return jsonAnswer({ blob: blobOf(request, stage) });
      case 'GET com.atproto.identity.resolveHandle':
        return jsonAnswer({ did: stage.id(SHAPES.did) });
      case 'GET com.atproto.server.getServiceAuth':
        return jsonAnswer({ token: stage.id(SHAPES.serviceToken) });
      case 'GET app.bsky.video.getUploadLimits':
        return jsonAnswer({ canUpload: true });
      case 'POST app.bsky.video.uploadVideo':
        return videoTaken(request, stage);
      case 'GET app.bsky.video.getJobStatus':
        return videoReady(request, stage);
      default:
        throw unknownCall(request);
    }
  },
};

/**
 * A JWT whose claims name the account's own server. Behind bsky.social it is one of many, whose
 * name the token alone tells; everywhere else it is the server itself.
 */
const sessionToken = (stage: RehearsalStage): string => {
  const service = stage.baseUrls.service ?? DEFAULT_SERVICE_URL;
  const isEntryway = service === DEFAULT_SERVICE_URL;
  const claims = {
    sub: stage.account.id,
    ...(isEntryway ? { aud: stage.id('did:web:********.host.bsky.network') } : {}),
  };
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `rehearsed.${payload}.${stage.id('****************')}`;
};

const written = (request: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const address = sentJson(request) as unknown as RecordAddress;
  const uri = recordUri(address);
  return jsonAnswer({ uri, cid: stage.id(SHAPES.recordCid) });
};

/** A blob of these very bytes. */
const blobOf = ({ body, headers }: HttpRequest, stage: RehearsalStage) => ({
  $type: 'blob',
  ref: { $link: stage.id(SHAPES.blobCid) },
  mimeType: headers?.['Content-Type'] ?? 'application/octet-stream',
  size: sizeOf(body),
});

/** The job's name says how large the film was: that number stands for the finished one's. */
const videoTaken = ({ body }: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const jobId = stage.id(`${SHAPES.job}-${sizeOf(body)}`);
  return jsonAnswer({ jobStatus: { jobId, state: 'JOB_STATE_CREATED' } });
};

const videoReady = ({ url }: HttpRequest, stage: RehearsalStage): HttpResponse => {
  const jobId = new URL(url).searchParams.get('jobId') ?? '';
  const size = Number(jobId.split('-').at(-1));
  const blob = {
    $type: 'blob',
    ref: { $link: stage.id(SHAPES.blobCid) },
    mimeType: 'video/mp4',
    size,
  };
  return jsonAnswer({ jobStatus: { jobId, state: 'JOB_STATE_COMPLETED', progress: 100, blob } });
};

const sizeOf = (body: HttpRequest['body']): number => {
  if (body?.kind === 'stream') return body.source.byteLength;
  return body?.kind === 'bytes' ? body.bytes.byteLength : 0;
};
