import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { AdapterDeps, HttpResponse, MediaFile } from '../contract';
import {
  classifyGraphRefusal,
  classifyGraphTransport,
  readGraphError,
  unreadableGraphAnswer,
  writeGraph,
} from '../meta';
import { versionOf } from './client';
import { facebookHost } from './hosts';
import { expiryFrom, readHandle, saveHandle, type HandleOf } from './media-handle';
import { pauseBefore } from './pause';
import { idText, pathTo, successSchema, type UploadSession } from './session';
import { isUploaded, readVideo } from './video-status';

/** Where a vertical video goes: the edges of a Page that take one. */
export type UploadEdge = 'video_reels' | 'video_stories';

type Upload = HandleOf<UploadEdge>;

/** The whole file goes in one request. */
const UPLOAD_TIMEOUT_MS = 3_600_000;
/** Looks at whether Facebook has all bytes: until about two minutes after they were sent. */
const LOOKS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
const LOOK_AGAIN_MS = 60_000;

const startSchema = z.object({ video_id: idText, upload_url: z.string().nullish().catch(null) });

/** Id of the file as a video that nobody sees yet (REELS, checked 2026-11-22). */
export const ensureUpload = async (
  session: UploadSession,
  file: MediaFile,
  edge: UploadEdge
): Promise<string> => {
  const known = readHandle(session.journal, file, session.deps.clock.now());
  if (known?.kind === edge) {
    if (known.isComplete) return known.videoId;
    const video = await readVideo(session, known.videoId);
    if (video && isUploaded(video)) return noted(session, file, known);
  }
  const { upload, uploadUrl } = await start(session, file, edge);
  await sendBytes(session, file, uploadUrl);
  await awaitBytes(session, upload);
  return noted(session, file, upload);
};

const noted = async (session: UploadSession, file: MediaFile, upload: Upload): Promise<string> => {
  await saveHandle(session.journal, file, { ...upload, isComplete: true });
  return upload.videoId;
};

/** POST /{page}/{edge}, `upload_phase=start`. */
const start = async (session: UploadSession, file: MediaFile, edge: UploadEdge) => {
  const { deps, journal, pageId, api } = session;
  const expiresAt = expiryFrom(deps.clock.now());
  const { video_id: videoId, upload_url: given } = await writeGraph(api, {
    method: 'POST',
    path: pathTo(pageId, edge),
    body: { kind: 'json', value: { upload_phase: 'start' } },
    schema: startSchema,
    kind: 'repeatable',
  });
  const upload: Upload = { kind: edge, videoId, isComplete: false, expiresAt };
  await saveHandle(journal, file, upload);
  return { upload, uploadUrl: uploadAddress(deps, { given: given ?? '', videoId }) };
};

/** The token goes there, so it is an address of Facebook's, or of what stands in for it. */
const uploadAddress = (
  deps: AdapterDeps,
  { given, videoId }: { given: string; videoId: string }
): string => {
  const host = facebookHost(deps, 'rupload');
  const url = URL.canParse(given) ? new URL(given) : null;
  const isFacebook = url?.protocol === 'https:' && url.hostname.endsWith('.facebook.com');
  const isOurs = url?.origin === new URL(host).origin;
  if (isOurs || (isFacebook && new URL(host).hostname.endsWith('.facebook.com'))) return given;
  return `${host}/video-upload/${versionOf(deps)}/${encodeURIComponent(videoId)}`;
};

/** This host takes the token under a name of its own. */
const sendBytes = async (
  { deps, api, accessToken, signal }: UploadSession,
  file: MediaFile,
  url: string
): Promise<void> => {
  const headers = {
    authorization: `OAuth ${accessToken}`,
    'content-type': 'application/octet-stream',
    offset: '0',
    file_size: String(file.byteLength),
  };
  const body = { kind: 'stream', source: file } as const;
  const timeoutMs = UPLOAD_TIMEOUT_MS;
  const response = await deps
    .http({ method: 'POST', url, headers, body, timeoutMs, signal })
    .catch((error: unknown) => {
      throw classifyGraphTransport(api, error);
    });
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (!isSuccess || readGraphError(response)) throw refusal(response, { api, accessToken, deps });
  if (!successSchema.safeParse(response.json).success) {
    throw unreadableGraphAnswer(api, response.status);
  }
};

/** Seen on this host in place of the Graph API's errors. */
const debugSchema = z.object({
  debug_info: z.object({ retriable: z.boolean().catch(true), type: z.string().catch('') }),
});

const refusal = (
  response: HttpResponse,
  { api, accessToken, deps }: Pick<UploadSession, 'api' | 'accessToken' | 'deps'>
): PlatformFailure => {
  const debug = debugSchema.safeParse(response.json);
  if (!debug.success || readGraphError(response)) {
    const secrets = [accessToken];
    return classifyGraphRefusal({ ...api, response, secrets, now: deps.clock.now() });
  }
  const { retriable, type } = debug.data.debug_info;
  return new PlatformFailure(
    // About the token the Graph API has clearer words, at the next call.
    { family: retriable || response.status === 401 ? 'retryable' : 'rejected' },
    {
      code: 'UPLOAD_REFUSED',
      message: `Facebook did not take the bytes of the video${type ? ` (${type})` : ''}.`,
      httpStatus: response.status,
    }
  );
};

const awaitBytes = async (session: UploadSession, { videoId }: Upload): Promise<void> => {
  for (const waitMs of LOOKS_MS) {
    const video = await readVideo(session, videoId);
    if (video && isUploaded(video)) return;
    await pauseBefore(session, waitMs);
  }
  throw new PlatformFailure(
    { family: 'retryable', retryAfterMs: LOOK_AGAIN_MS },
    { code: 'UPLOAD_UNFINISHED', message: 'Facebook is still taking in the bytes of the video.' }
  );
};
