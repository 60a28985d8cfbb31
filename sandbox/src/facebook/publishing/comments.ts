import { parseFields } from '../../meta/fields';
import { invalidParameter, noSuchObject } from '../../meta/graph-error';
import type { GraphContext } from '../graph';
import type { Facebook } from '../state';
import { newId, postById } from './content';
import type { Comment, Post } from './content-state';
import { commentNode } from './file-nodes';
import { storyNumber } from './permalinks';
import { checkedMessage } from './message-rule';
import { objectFor } from './objects';
import { admitPage, COMMENTING, type PageCaller } from './page-caller';
import { readBody, textIn } from './request-body';

const NAMES = ['message', 'attachment_url', 'attachment_id', 'attachment_share_url'];

/** `POST /{post}/comments`, also under a photo, a video or a comment: the Page's own words. */
export const createComment = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitPage(facebook, context, COMMENTING);
  const id = context.req.param('id') ?? '';
  const { post, parent } = placeOf(facebook, caller, id);
  const body = await readBody(context, NAMES);
  const message = checkedMessage(textIn(body, 'message'));
  if (message === '') throw invalidParameter('A comment needs a message.');
  const number = newId(facebook);
  const comment: Comment = {
    // Behind the number of the post: comments are not numbered by themselves.
    id: `${storyNumber(post)}_${number}`,
    ...{ pageId: post.pageId, appId: caller.app.clientId, deletedAt: null },
    createdAt: facebook.world.clock.now(),
    ...{ postId: post.id, parentId: parent?.id ?? null, message },
  };
  facebook.state.content.comments.push(comment);
  facebook.world.changed();
  const requests = parseFields(caller.params('fields'));
  if (requests === null) return context.json({ id: comment.id });
  return context.json(commentNode({ facebook, caller }, comment, requests));
};

interface Place {
  post: Post;
  parent: Comment | null;
}

/** The post that gets the comment; one that has only just appeared may not be found yet. */
const placeOf = (facebook: Facebook, caller: PageCaller, id: string): Place => {
  const object = objectFor({ facebook, caller }, id);
  const post = object && postBehind(facebook, object);
  const isReady =
    post && facebook.world.clock.now() >= post.visibleAt + facebook.state.knobs.commentDelayMs;
  if (!object || !isReady) throw noSuchObject(id, 'post');
  return { post, parent: object.kind === 'comment' ? object.item : null };
};

const postBehind = (
  facebook: Facebook,
  object: NonNullable<ReturnType<typeof objectFor>>
): Post | null =>
  object.kind === 'post' ? object.item : postById(facebook, object.item.postId ?? '');
