import { GraphError, invalidParameter } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { addPost, newId, photoById } from './content';
import type { Post } from './content-state';
import { crawlCard } from './link-card';
import { checkLink } from './link-rule';
import { checkedMessage } from './message-rule';
import { admitNamedPage, type PageCaller } from './page-caller';
import { answerCreated } from './read-after-write';
import { flagIn, listIn, readBody, textIn, type Body } from './request-body';

const NAMES = [
  ...['message', 'link', 'published', 'attached_media', 'attached_media[', 'place', 'tags'],
  ...['targeting', 'feed_targeting', 'backdated_time', 'call_to_action', 'child_attachments'],
  ...['scheduled_publish_time', 'unpublished_content_type', 'text_format_preset_id'],
  // Heard, and without effect unless the site is one's own.
  ...['picture', 'name', 'description', 'caption'],
];

/** Not written down anywhere; what clients get through. */
const MAX_PHOTOS = 10;

/** `POST /{page}/feed`: a text, a link or photos that were uploaded before. */
export const createFeedPost = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitNamedPage(facebook, context);
  const body = await readBody(context, NAMES);
  refuseScheduling(body);
  const post = readPost(facebook, caller, body);
  refuseTwin(facebook, post);
  addPost(facebook, post);
  // The crawler comes later; the answer never waits for it.
  void crawlCard(facebook, post);
  return answerCreated({ facebook, caller, context }, post);
};

/** The sandbox plays immediate posts only; who schedules, schedules on this side. */
const refuseScheduling = (body: Body): void => {
  const isLater = !flagIn(body, 'published', true) || body.scheduled_publish_time !== undefined;
  if (isLater) throw invalidParameter('The sandbox does not keep scheduled or unpublished posts.');
};

const readPost = (facebook: Facebook, { page, app }: PageCaller, body: Body): Post => {
  const message = checkedMessage(textIn(body, 'message'));
  const link = textIn(body, 'link') ?? null;
  const photoIds = readPhotos(facebook, page.id, body);
  if (link !== null) checkLink(facebook, link);
  if (link !== null && photoIds.length > 0) {
    throw invalidParameter('Only one of link and attached_media can be used.');
  }
  if (message === '' && link === null && photoIds.length === 0) {
    throw invalidParameter('You must provide a message, a link or attached_media.');
  }
  const now = facebook.world.clock.now();
  return {
    id: `${page.id}_${newId(facebook)}`,
    ...{ pageId: page.id, appId: app.clientId, createdAt: now, deletedAt: null },
    format: 'feed',
    ...{ message, link, card: null, photoIds, videoId: null },
    placeId: textIn(body, 'place') ?? null,
    visibleAt: now,
  };
};

const readPhotos = (facebook: Facebook, pageId: string, body: Body): string[] => {
  const items = listIn(body, 'attached_media');
  if (items.length > MAX_PHOTOS) {
    throw invalidParameter(`Param attached_media takes at most ${MAX_PHOTOS} items.`);
  }
  return items.map((item, place) => {
    const id = (item as { media_fbid?: unknown } | null)?.media_fbid;
    const photo = typeof id === 'string' ? photoById(facebook, id) : null;
    if (photo?.pageId !== pageId) {
      throw invalidParameter(
        `Param attached_media[${place}][media_fbid] is not a photo of the Page`
      );
    }
    if (photo.postId !== null) throw alreadyPosted();
    return photo.id;
  });
};

export const alreadyPosted = (): GraphError =>
  invalidParameter('These photos were already posted.', 1366051);

/** The latest post of the Page says the same; photos have ids of their own, so they never do. */
const refuseTwin = ({ state }: Facebook, post: Post): void => {
  if (post.photoIds.length > 0) return;
  const latest = state.content.posts.findLast(
    ({ pageId, format }) => pageId === post.pageId && format === 'feed'
  );
  const isTwin =
    latest?.deletedAt === null &&
    latest.videoId === null &&
    latest.photoIds.length === 0 &&
    latest.message === post.message &&
    latest.link === post.link;
  if (!isTwin) return;
  throw new GraphError({
    status: 400,
    code: 506,
    message: '(#506) Duplicate status message',
  });
};
