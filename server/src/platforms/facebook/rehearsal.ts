import type { HttpRequest, HttpResponse, Rehearsal, RehearsalStage } from '../contract';
import { jsonAnswer, unknownCall } from '../contract';
import {
  idAnswer,
  readGraphRequest,
  rehearsedToken,
  sentFields,
  successAnswer,
  type GraphRequest,
} from '../meta/rehearsal';
import { FACEBOOK_OAUTH } from './descriptor';
import { facebookHost } from './hosts';

/** Photos, videos and comments are plain numbers. */
const ID = '#'.repeat(15);

/** Answers as Facebook does when all goes well, with videos that are ready at once. */
export const facebookRehearsal: Rehearsal = {
  credentials: (stage) => rehearsedToken(stage, { prefix: 'EAA', scopes: FACEBOOK_OAUTH.scopes }),
  answer(request, stage) {
    const read = readGraphRequest(request);
    const answer = read && answerTo({ ...read, request, stage });
    if (answer) return answer;
    throw unknownCall(request);
  },
};

interface Asked extends GraphRequest {
  request: HttpRequest;
  stage: RehearsalStage;
}

const answerTo = (asked: Asked): HttpResponse | null => {
  const { call, node, service, stage } = asked;
  if (service === 'video-upload') return successAnswer();
  switch (call) {
    case 'POST photos':
      return idAnswer(stage.id(ID));
    case 'POST feed':
      return idAnswer(postId(asked));
    case 'POST comments':
      return idAnswer(stage.id(`${node.split('_').at(-1) ?? ''}_${ID}`));
    case 'POST photo_stories':
      return jsonAnswer({ success: true, post_id: postId(asked) });
    case 'POST videos':
      return feedVideoStep(asked);
    case 'POST video_reels':
    case 'POST video_stories':
      return verticalVideoStep(asked);
    case 'GET':
      return asked.fields.has('status') ? jsonAnswer(readyVideo(asked)) : null;
    default:
      return null;
  }
};

const postId = ({ stage, node }: Asked): string => stage.id(`${node}_${ID}`);

/** VID: what is said of the video itself, and of the post that shows it. */
const readyVideo = ({ stage, node: id }: Asked) => ({
  id,
  post_id: stage.id(`${stage.account.id}_${ID}`),
  status: {
    video_status: 'ready',
    uploading_phase: { status: 'complete' },
    processing_phase: { status: 'complete' },
    publishing_phase: { status: 'complete', publish_status: 'published' },
  },
  permalink_url: `/reel/${id}/`,
  published: true,
});

const verticalVideoStep = (asked: Asked): HttpResponse | null => {
  const { call, request, stage, version } = asked;
  switch (sentFields(request).upload_phase) {
    case 'start': {
      const id = stage.id(ID);
      const host = facebookHost(stage, 'rupload');
      return jsonAnswer({ video_id: id, upload_url: `${host}/video-upload/${version}/${id}` });
    }
    case 'finish':
      if (call === 'POST video_reels') return successAnswer();
      return jsonAnswer({ success: true, post_id: postId(asked) });
    default:
      return null;
  }
};

const feedVideoStep = ({ request, stage }: Asked): HttpResponse | null => {
  const sent = sentFields(request);
  switch (sent.upload_phase) {
    case 'start': {
      const size = Number(sent.file_size);
      const session = { upload_session_id: stage.id(sessionShape(size)), video_id: stage.id(ID) };
      return jsonAnswer({ ...session, ...wantedFrom(0, size) });
    }
    case 'transfer': {
      const arrived = Number(sent.start_offset) + pieceLength(request);
      return jsonAnswer(wantedFrom(arrived, sizeOf(String(sent.upload_session_id))));
    }
    case 'finish':
      return successAnswer();
    default:
      return null;
  }
};

/** Twelve digits hold every file that Facebook takes. */
const SIZE_DIGITS = 12;

/** A session carries the length of its file in its id: nothing is kept between two answers. */
const sessionShape = (size: number): string =>
  `${String(size).padStart(SIZE_DIGITS, '0')}${'#'.repeat(8)}`;

const sizeOf = (sessionId: string): number => Number(sessionId.slice(0, SIZE_DIGITS));

/** Facebook decides how large a piece is and documents no size: this one is ours. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** Four hours of video are not to become thousands of requests to look through. */
const MAX_PIECES = 64;

/** The piece that comes next; start and end are the same once all is there. */
const wantedFrom = (start: number, size: number) => {
  const pieceBytes = Math.max(PIECE_BYTES, Math.ceil(size / MAX_PIECES));
  return { start_offset: String(start), end_offset: String(Math.min(start + pieceBytes, size)) };
};

const pieceLength = ({ body }: HttpRequest): number =>
  body?.kind === 'multipart' ? body.file.bytes.byteLength : 0;
