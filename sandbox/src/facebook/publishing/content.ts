import { createHash } from 'node:crypto';

import type { Facebook } from '../state';
import type { Comment, Photo, Post, Video } from './content-state';

/** People see a story for a day. */
const STORY_LIFE_MS = 86_400_000;

const own = <T>(record: Record<string, T>, id: string): T | null =>
  Object.hasOwn(record, id) ? (record[id] ?? null) : null;

/** Digits, beyond what a double holds. */
export const newId = ({ world }: Facebook): string => `122${world.random.digits(15)}`;

/** Unless it was deleted, or was temporary and its time is over. */
export const photoById = ({ world, state }: Facebook, id: string): Photo | null => {
  const photo = own(state.content.photos, id);
  if (!photo || photo.deletedAt !== null) return null;
  const isOver =
    photo.isTemporary &&
    photo.postId === null &&
    world.clock.now() >= photo.createdAt + state.knobs.uploadLifeMs;
  return isOver ? null : photo;
};

export const videoById = ({ state }: Facebook, id: string): Video | null => {
  const video = own(state.content.videos, id);
  return video?.deletedAt === null ? video : null;
};

export const isUploadOver = ({ world, state }: Facebook, video: Video): boolean =>
  video.finishedAt === null && world.clock.now() >= video.createdAt + state.knobs.uploadLifeMs;

/** By `<page>_<story>`; null before people see it and after they do. */
export const postById = (facebook: Facebook, id: string): Post | null =>
  visiblePosts(facebook).find((post) => post.id === id) ?? null;

/** Oldest first. */
export const visiblePosts = ({ world, state }: Facebook): Post[] => {
  const now = world.clock.now();
  return state.content.posts
    .filter(({ deletedAt, visibleAt }) => deletedAt === null && visibleAt <= now)
    .filter(({ format, visibleAt }) => format !== 'story' || now < visibleAt + STORY_LIFE_MS)
    .sort((one, other) => one.visibleAt - other.visibleAt);
};

export const commentById = ({ state }: Facebook, id: string): Comment | null =>
  state.content.comments.find((comment) => comment.id === id && comment.deletedAt === null) ?? null;

/** Under the post and under its comments, oldest first. */
export const commentsOf = ({ state }: Facebook, post: Post): Comment[] =>
  state.content.comments.filter(
    ({ postId, deletedAt }) => postId === post.id && deletedAt === null
  );

export const photosOf = (facebook: Facebook, post: Post): Photo[] =>
  post.photoIds.flatMap((id) => photoById(facebook, id) ?? []);

export const videoOf = (facebook: Facebook, post: Post): Video | null =>
  post.videoId === null ? null : videoById(facebook, post.videoId);

/**
 * The id that publishing answered with: for what is shown in a feed the post's, but a video's own
 * where that is all the answer has.
 */
export const answeredId = (post: Post): string =>
  post.videoId !== null && post.format !== 'story' ? post.videoId : post.id;

/** The post is made; what people see of it comes at `visibleAt`. */
export const addPost = (facebook: Facebook, post: Post): void => {
  const { world, state } = facebook;
  state.content.posts.push(post);
  for (const id of post.photoIds) {
    const photo = photoById(facebook, id);
    if (photo) photo.postId = post.id;
  }
  world.ledger.record({
    platform: 'facebook',
    accountId: post.pageId,
    id: answeredId(post),
    sameness: samenessOf(facebook, post),
    at: post.visibleAt,
  });
  world.changed();
};

const samenessOf = (facebook: Facebook, post: Post): string => {
  const text = post.message.normalize('NFC').replace(/\s+/g, ' ').trim();
  const files = [
    ...photosOf(facebook, post).map(({ blob }) => blob),
    videoOf(facebook, post)?.blob ?? '',
  ];
  return createHash('sha256')
    .update(JSON.stringify([post.format, text, post.link, files]))
    .digest('hex');
};
