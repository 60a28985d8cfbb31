import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { isUploadOver, videoById } from './content';
import type { Video, VideoEdge } from './content-state';
import { checkedMessage } from './message-rule';
import { admitNamedPage, type PageCaller } from './page-caller';
import { readBody, requiredIn, textIn, type Body } from './request-body';
import { openVideo, publishVideo } from './video-file';

type Edge = Exclude<VideoEdge, 'videos'>;

const FINISH_NAMES: Readonly<Record<Edge, readonly string[]>> = {
  video_reels: [
    'video_id',
    'video_state',
    'title',
    'description',
    'scheduled_publish_time',
    'place',
  ],
  video_stories: ['video_id'],
};

const DAY_MS = 86_400_000;

/** `POST /{page}/video_reels` and `/{page}/video_stories`: `start`, bytes elsewhere, `finish`. */
export const createVerticalVideo =
  (edge: Edge) =>
  async (facebook: Facebook, context: GraphContext): Promise<Response> => {
    const caller = await admitNamedPage(facebook, context);
    const phase = caller.params('upload_phase');
    if (phase === 'start') {
      await readBody(context, ['upload_phase']);
      return context.json(start(facebook, caller, edge));
    }
    if (phase !== 'finish') {
      throw invalidParameter('Param upload_phase must be one of {start, finish}');
    }
    const body = await readBody(context, ['upload_phase', ...FINISH_NAMES[edge]]);
    return context.json(await finish(facebook, { caller, edge, body }));
  };

const start = (facebook: Facebook, { page, app, version }: PageCaller, edge: Edge) => {
  const owner = { pageId: page.id, appId: app.clientId };
  const { id } = openVideo(facebook, { ...owner, edge, sessionId: null, fileSize: null });
  const host = facebook.world.baseUrl();
  return { video_id: id, upload_url: `${host}/video-upload/${version}/${id}` };
};

interface Finish {
  caller: PageCaller;
  edge: Edge;
  body: Body;
}

const finish = async (facebook: Facebook, { caller, edge, body }: Finish) => {
  const video = uploaded(facebook, { caller, edge, body });
  const isReel = edge === 'video_reels';
  if (isReel && textIn(body, 'video_state') !== 'PUBLISHED') {
    throw invalidParameter('The sandbox publishes reels at once: video_state must be PUBLISHED');
  }
  const title = textIn(body, 'title') ?? '';
  const description = checkedMessage(textIn(body, 'description'));
  if (isReel && video.finishedAt === null) countReel(facebook, video);
  const postId = await publishVideo(facebook, video, { title, description });
  // Whether a reel's answer has it is uncertain; here it has not.
  if (isReel) return { success: true };
  return { success: true, ...(postId && { post_id: postId }) };
};

const uploaded = (facebook: Facebook, { caller, edge, body }: Finish): Video => {
  const video = videoById(facebook, requiredIn(body, 'video_id'));
  const isTheirs = video?.pageId === caller.page.id && video.edge === edge;
  if (!video || !isTheirs || isUploadOver(facebook, video)) {
    throw invalidParameter('Param video_id must be a video that was started on this edge');
  }
  if (video.uploadedAt === null) throw invalidParameter('The upload is not complete', 1363031);
  return video;
};

/** Thirty in any 24 hours. With which error more are refused is nowhere said; 613 is Meta's general one. */
const countReel = ({ world, state }: Facebook, { pageId }: Video): void => {
  const since = world.clock.now() - DAY_MS;
  const reels = Object.values(state.content.videos).filter(
    (video) =>
      video.pageId === pageId && video.edge === 'video_reels' && (video.finishedAt ?? 0) > since
  );
  if (reels.length < state.knobs.reelsPerDay) return;
  throw new GraphError({
    status: 400,
    code: 613,
    message: '(#613) Calls to this api have exceeded the rate limit: reels per Page and day.',
  });
};
