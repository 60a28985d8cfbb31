import { pullMedia } from '../../kernel/pull-media';
import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { isUploadOver, videoById } from './content';
import type { Video } from './content-state';
import { checkedMessage } from './message-rule';
import { admitNamedPage, type PageCaller } from './page-caller';
import { countIn, fileIn, flagIn, readBody, requiredIn, textIn, type Body } from './request-body';
import { addPiece, openVideo, publishVideo } from './video-file';

const WORDS = ['title', 'description'];
const NAMES: Readonly<Record<string, readonly string[]>> = {
  start: ['upload_phase', 'file_size'],
  transfer: ['upload_phase', 'upload_session_id', 'start_offset', 'video_file_chunk'],
  finish: ['upload_phase', 'upload_session_id', 'thumb', 'published', ...WORDS],
  '': ['source', 'file_url', 'thumb', 'published', ...WORDS],
};

/** Reported for uploads in pieces; in one request about a tenth of it. */
const MAX_BYTES = 10 * 1024 ** 3;
const MAX_SINGLE_BYTES = 1024 ** 3;

/** `POST /{page}/videos`: in one request, by address, or in pieces (`upload_phase`). */
export const createVideo = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const caller = await admitNamedPage(facebook, context);
  const phase = caller.params('upload_phase') ?? '';
  const names = Object.hasOwn(NAMES, phase) ? NAMES[phase] : undefined;
  if (!names) throw invalidParameter('Param upload_phase must be one of {start, transfer, finish}');
  const body = await readBody(context, names);
  switch (phase) {
    case 'start':
      return context.json(start(facebook, caller, body));
    case 'transfer':
      return context.json(await transfer(facebook, caller, body));
    case 'finish':
      await finish(facebook, caller, body);
      return context.json({ success: true });
    default:
      return context.json({ id: await whole(facebook, caller, body) });
  }
};

const wordsIn = (body: Body) => {
  if (!flagIn(body, 'published', true)) {
    throw invalidParameter('The sandbox does not keep unpublished videos.');
  }
  return {
    title: textIn(body, 'title') ?? '',
    description: checkedMessage(textIn(body, 'description')),
  };
};

const start = (facebook: Facebook, { page, app }: PageCaller, body: Body) => {
  const fileSize = countIn(body, 'file_size');
  if (fileSize < 1 || fileSize > MAX_BYTES) {
    throw invalidParameter('Param file_size is out of range', 1363023);
  }
  const sessionId = facebook.world.random.digits(16);
  const owner = { pageId: page.id, appId: app.clientId };
  const video = openVideo(facebook, { ...owner, edge: 'videos', sessionId, fileSize });
  return { upload_session_id: sessionId, video_id: video.id, ...wantedOf(facebook, video) };
};

/** The piece that comes next, as text; start and end are the same once all is there. */
const wantedOf = ({ state }: Facebook, { received, fileSize }: Video) => {
  const end = Math.min(received + state.knobs.pieceBytes, fileSize ?? received);
  return { start_offset: String(received), end_offset: String(end) };
};

const sessionIn = (facebook: Facebook, { page }: PageCaller, body: Body): Video => {
  const sessionId = requiredIn(body, 'upload_session_id');
  const video = Object.values(facebook.state.content.videos).find(
    (candidate) => candidate.sessionId === sessionId && candidate.pageId === page.id
  );
  if (video && !isUploadOver(facebook, video) && videoById(facebook, video.id)) return video;
  throw invalidParameter('Invalid upload_session_id: the session has expired or does not exist');
};

const transfer = async (facebook: Facebook, caller: PageCaller, body: Body) => {
  const video = sessionIn(facebook, caller, body);
  const bytes = await fileIn(body, 'video_file_chunk');
  if (!bytes) throw invalidParameter('The parameter video_file_chunk is required');
  const wanted = wantedOf(facebook, video);
  const isExpected =
    String(countIn(body, 'start_offset')) === wanted.start_offset &&
    bytes.byteLength > 0 &&
    video.received + bytes.byteLength <= (video.fileSize ?? 0);
  // Seen with this number; not on a page that could be read.
  if (!isExpected) {
    throw new GraphError({
      ...{ status: 400, code: 6001, subcode: 1363037 },
      message: `There was a problem uploading your video file: expected offset ${wanted.start_offset}.`,
    });
  }
  addPiece(facebook, video, bytes);
  return wantedOf(facebook, video);
};

const finish = async (facebook: Facebook, caller: PageCaller, body: Body): Promise<void> => {
  const video = sessionIn(facebook, caller, body);
  const words = wordsIn(body);
  if (video.uploadedAt === null) {
    throw invalidParameter('The upload is not complete', 1363031);
  }
  await publishVideo(facebook, video, words);
};

/** In one request, or fetched; either way the id comes long before the video is seen. */
const whole = async (facebook: Facebook, caller: PageCaller, body: Body): Promise<string> => {
  const words = wordsIn(body);
  const bytes = (await fileIn(body, 'source')) ?? (await pulled(facebook, body));
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_SINGLE_BYTES) {
    throw invalidParameter('The video file is empty or too large', 1363023);
  }
  const { page, app } = caller;
  const video = openVideo(facebook, {
    ...{ pageId: page.id, appId: app.clientId, edge: 'videos', sessionId: null },
    fileSize: bytes.byteLength,
  });
  addPiece(facebook, video, bytes);
  await publishVideo(facebook, video, words);
  return video.id;
};

const pulled = async ({ world }: Facebook, body: Body): Promise<Uint8Array> => {
  const pull = await pullMedia(requiredIn(body, 'file_url'), {
    pages: world.pages,
    maxBytes: MAX_SINGLE_BYTES,
  });
  if ('file' in pull) return pull.file.bytes;
  throw new GraphError({
    status: 400,
    code: 389,
    message: '(#389) Unable to fetch video file from URL.',
  });
};
