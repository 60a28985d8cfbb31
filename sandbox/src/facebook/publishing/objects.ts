import { GraphError, noSuchObject } from '../../meta/graph-error';
import type { FieldRequest } from '../../meta/fields';
import type { GraphContext } from '../graph';
import type { Reading } from '../nodes';
import { pageById, roleOn } from '../pages';
import type { Facebook } from '../state';
import { commentById, commentsOf, photoById, postById, videoById } from './content';
import type { Comment, Photo, Post, Video } from './content-state';
import { commentNode, photoNode, videoNode } from './file-nodes';
import { admitPage } from './page-caller';
import { postNode } from './post-node';

/** Anything that a Page published or uploaded. */
export type PageObject =
  | { kind: 'post'; item: Post }
  | { kind: 'photo'; item: Photo }
  | { kind: 'video'; item: Video }
  | { kind: 'comment'; item: Comment };

export const objectById = (facebook: Facebook, id: string): PageObject | null => {
  const post = postById(facebook, id);
  if (post) return { kind: 'post', item: post };
  const photo = photoById(facebook, id);
  if (photo) return { kind: 'photo', item: photo };
  const video = videoById(facebook, id);
  if (video) return { kind: 'video', item: video };
  const comment = commentById(facebook, id);
  return comment && { kind: 'comment', item: comment };
};

/** For those who work on the Page; for everybody else it is not there. */
export const objectFor = ({ facebook, caller }: Reading, id: string): PageObject | null => {
  const object = objectById(facebook, id);
  if (!object) return null;
  const { pageId } = object.item;
  if (caller.page) return caller.page.id === pageId ? object : null;
  const isShared = caller.grant.assets.includes(pageId);
  return isShared && worksOn(facebook, pageId, caller.person.key) ? object : null;
};

const worksOn = (facebook: Facebook, pageId: string, personKey: string): boolean => {
  const page = pageById(facebook, pageId);
  return page !== null && roleOn(facebook, page, personKey) !== null;
};

export const objectNode = (
  reading: Reading,
  object: PageObject,
  requests: FieldRequest[] | null
): Record<string, unknown> => {
  switch (object.kind) {
    case 'post':
      return postNode(reading, object.item, requests);
    case 'photo':
      return photoNode(reading, object.item, requests);
    case 'video':
      return videoNode(reading, object.item, requests);
    case 'comment':
      return commentNode(reading, object.item, requests);
  }
};

/** `DELETE /{post}`, `/{photo}`, `/{video}`, `/{comment}`: by the app that made it. */
export const deleteObject = async (
  facebook: Facebook,
  context: GraphContext
): Promise<Response> => {
  const caller = await admitPage(facebook, context);
  const id = context.req.param('id') ?? '';
  const object = objectFor({ facebook, caller }, id);
  if (!object) throw noSuchObject(id, 'delete');
  if (object.item.appId !== caller.app.clientId) {
    throw new GraphError({
      status: 403,
      code: 200,
      message: '(#200) The object was created by another application',
    });
  }
  remove(facebook, object);
  facebook.world.changed();
  return context.json({ success: true });
};

const remove = (facebook: Facebook, { kind, item }: PageObject): void => {
  const now = facebook.world.clock.now();
  item.deletedAt = now;
  if (kind === 'comment') {
    for (const answer of facebook.state.content.comments) {
      if (answer.parentId === item.id) answer.deletedAt ??= now;
    }
  }
  if (kind === 'post') {
    for (const comment of commentsOf(facebook, item)) comment.deletedAt = now;
    const video = item.videoId === null ? null : videoById(facebook, item.videoId);
    if (video) video.deletedAt = now;
  }
  if (kind === 'photo' || kind === 'video') removeShowing(facebook, item.id, now);
};

/** A post goes with the last thing that it shows. */
const removeShowing = (facebook: Facebook, mediaId: string, now: number): void => {
  for (const post of facebook.state.content.posts) {
    const shows = post.videoId === mediaId || post.photoIds.includes(mediaId);
    if (!shows) continue;
    const left = post.photoIds.filter((id) => photoById(facebook, id));
    if (left.length === 0) post.deletedAt ??= now;
  }
};
