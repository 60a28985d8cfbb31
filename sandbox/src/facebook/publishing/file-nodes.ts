import { noSuchObject } from '../../meta/graph-error';
import { selectFields, type FieldRequest, type NodeFields } from '../../meta/fields';
import type { Reading } from '../nodes';
import { commentsOf, isUploadOver, postById } from './content';
import type { Comment, Photo, Video } from './content-state';
import { graphTime } from './graph-time';
import { videoPath } from './permalinks';
import { counted } from './post-node';

type Requests = FieldRequest[] | null;

const done = { status: 'complete' };
const notYet = { status: 'not_started' };

/** `status` of a video (VideoStatus of the business SDK, checked 2026-11-22). */
const statusOf = ({ facebook }: Reading, video: Video) => {
  const now = facebook.world.clock.now();
  if (isUploadOver(facebook, video)) {
    return { video_status: 'expired', uploading_phase: { status: 'error' } };
  }
  if (video.uploadedAt === null) {
    const uploading = { status: 'in_progress', bytes_transfered: video.received };
    return { video_status: 'uploading', uploading_phase: uploading, ...later(notYet) };
  }
  if (video.readyAt === null) {
    return { video_status: 'upload_complete', uploading_phase: done, ...later(notYet) };
  }
  if (now < video.readyAt) {
    return {
      ...{ video_status: 'processing', uploading_phase: done, publishing_phase: notYet },
      processing_phase: { status: 'in_progress' },
    };
  }
  if (video.problem !== null) {
    const errors = [{ code: 1363024, message: video.problem }];
    return {
      ...{ video_status: 'error', uploading_phase: done, publishing_phase: notYet },
      processing_phase: { status: 'error', errors },
    };
  }
  return {
    ...{ video_status: 'ready', uploading_phase: done, processing_phase: done },
    publishing_phase: {
      ...{ status: 'complete', publish_status: 'published' },
      publish_time: graphTime(video.readyAt),
    },
  };
};

const later = (phase: { status: string }) => ({
  processing_phase: phase,
  publishing_phase: phase,
});

const videoFields = (reading: Reading, video: Video): NodeFields => {
  const { facebook } = reading;
  const post = video.postId === null ? null : postById(facebook, video.postId);
  return {
    id: () => video.id,
    status: () => statusOf(reading, video),
    title: () => video.title || undefined,
    description: () => video.description || undefined,
    created_time: () => graphTime(video.createdAt),
    updated_time: () => graphTime(video.createdAt),
    permalink_url: () => (video.edge === 'video_stories' ? undefined : videoPath(video.id)),
    // The story's half alone, as clients have seen it.
    post_id: () => (facebook.state.knobs.hidesPostIds ? undefined : video.postId?.split('_')[1]),
    published: () => post !== null,
    comments: (request) => counted(post ? commentsOf(facebook, post).length : 0, request),
  };
};

export const videoNode = (reading: Reading, video: Video, requests: Requests) => {
  const { world, state } = reading.facebook;
  if (world.clock.now() < video.createdAt + state.knobs.videoAppearsAfterMs) {
    throw noSuchObject(video.id);
  }
  const defaults = ['description', 'updated_time', 'id'];
  const node = videoFields(reading, video);
  return selectFields({ nodeType: 'Video', node, requests, defaults });
};

export const photoNode = (_: Reading, photo: Photo, requests: Requests) => {
  const node: NodeFields = {
    id: () => photo.id,
    created_time: () => graphTime(photo.createdAt),
    alt_text_custom: () => photo.altText || undefined,
    width: () => photo.width,
    height: () => photo.height,
    page_story_id: () => photo.postId ?? undefined,
  };
  return selectFields({ nodeType: 'Photo', node, requests, defaults: ['created_time', 'id'] });
};

export const commentNode = ({ facebook }: Reading, comment: Comment, requests: Requests) => {
  const node: NodeFields = {
    id: () => comment.id,
    message: () => comment.message,
    created_time: () => graphTime(comment.createdAt),
    permalink_url: () => `${facebook.world.baseUrl()}/${comment.postId}?comment_id=${comment.id}`,
  };
  const defaults = ['created_time', 'message', 'id'];
  return selectFields({ nodeType: 'Comment', node, requests, defaults });
};
