import type { JsonValue } from '../../../../server/src/platforms/contract';
import { FakeClock } from '../../../platform-kit/fake-clock';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import {
  anAdapter,
  aRequest,
  aVideo,
  DID,
  failureOf,
  someContent,
  someCredentials,
} from './builders';
import { json, scriptedHttp } from './fake-http';
import type { Answer } from './fake-http';

export const AUTH = 'com.atproto.server.getServiceAuth';
export const LIMITS = 'app.bsky.video.getUploadLimits';
export const SEND = 'app.bsky.video.uploadVideo';
export const JOB = 'app.bsky.video.getJobStatus';
export const PLAIN = 'com.atproto.repo.uploadBlob';
export const PUT = 'com.atproto.repo.putRecord';

export const HOSTED = 'https://morel.us-east.host.bsky.network';
export const video = aVideo();
export const content = someContent({ parts: [{ text: 'Ahoy', media: [video] }] });
export const credentials = someCredentials({ serviceUrl: HOSTED });

export const blobOf = (cid: string) => ({
  $type: 'blob',
  ref: { $link: cid },
  mimeType: 'video/mp4',
  size: 64,
});

export const running = { jobId: 'job1', did: DID, state: 'JOB_STATE_ENCODING', progress: 10 };
export const done = { ...running, state: 'JOB_STATE_COMPLETED', blob: blobOf('bafkreifilm') };

export const SERVICE: Record<string, Answer[]> = {
  [AUTH]: [json(200, { token: 'service-token' })],
  [LIMITS]: [json(200, { canUpload: true, remainingDailyVideos: 9 })],
  [SEND]: [json(200, { jobStatus: running })],
  [JOB]: [json(200, { jobStatus: running }), json(200, { jobStatus: done })],
  [PLAIN]: [json(200, { blob: blobOf('bafkreiplain') })],
};

/** Preparing a post with the video, where the service answers all is well but for `changes`. */
export const prepare = (
  changes: Record<string, Answer[]> = {},
  given: { journal?: MemoryJournal; clock?: FakeClock; serviceUrl?: string } = {}
) => {
  const script = scriptedHttp({ ...SERVICE, ...changes });
  const clock = given.clock ?? new FakeClock();
  const journal = given.journal ?? new MemoryJournal();
  const adapter = anAdapter(script.http, clock);
  const signedIn = { ...credentials, serviceUrl: given.serviceUrl ?? HOSTED };
  const request = aRequest({ content, journal, credentials: signedIn });
  const prepared = adapter.prepare(request);
  return { ...script, clock, journal, adapter, request, prepared };
};

export const cidIn = (payload: JsonValue | undefined): string =>
  (payload as { record: { embed: { video: { ref: { $link: string } } } } }).record.embed.video.ref
    .$link;

/** Family and code of the failure that preparing must end in. */
export const failureWith = async (changes: Record<string, Answer[]>) => {
  const failure = await failureOf(prepare(changes).prepared);
  return [failure.family, failure.code];
};
