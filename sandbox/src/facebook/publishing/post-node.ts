import { selectFields, type FieldRequest, type NodeFields } from '../../meta/fields';
import type { Reading } from '../nodes';
import { pageById } from '../pages';
import type { Facebook } from '../state';
import { attachmentsOf } from './attachments';
import { audienceOf } from './audience';
import { commentsOf } from './content';
import type { Post } from './content-state';
import { graphTime } from './graph-time';
import { storyNumber, videoPath } from './permalinks';

/** `.limit(0).summary(total_count)`: the number without the people. */
export const counted = (total: number, { modifiers }: FieldRequest) => ({
  data: [],
  ...('summary' in modifiers ? { summary: { total_count: total } } : {}),
});

const statusType = (post: Post): string => {
  if (post.videoId !== null) return 'added_video';
  if (post.photoIds.length > 0) return 'added_photos';
  return post.link === null ? 'mobile_status_update' : 'shared_story';
};

const permalinkOf = (facebook: Facebook, post: Post): string => {
  const base = facebook.world.baseUrl();
  if (post.videoId !== null) return base + videoPath(post.videoId);
  return `${base}/${post.pageId}/posts/${storyNumber(post)}`;
};

const postFields = (reading: Reading, post: Post): NodeFields => {
  const { facebook, caller } = reading;
  const audience = audienceOf(facebook, post);
  return {
    id: () => post.id,
    message: () => post.message || undefined,
    created_time: () => graphTime(post.visibleAt),
    updated_time: () => graphTime(post.visibleAt),
    permalink_url: () => permalinkOf(facebook, post),
    is_published: () => true,
    status_type: () => statusType(post),
    from: () => ({ name: pageById(facebook, post.pageId)?.name, id: post.pageId }),
    application: ({ fields }) =>
      facebook.state.knobs.hidesApplications
        ? undefined
        : selectFields({
            nodeType: 'Application',
            node: { id: () => post.appId, name: () => `App ${caller.app.clientId}` },
            requests: fields,
            defaults: ['id', 'name'],
          }),
    attachments: ({ fields }) => attachmentsOf(facebook, post, fields),
    // Absent when there are none.
    shares: () => (audience.shares > 0 ? { count: audience.shares } : undefined),
    comments: (request) => counted(commentsOf(facebook, post).length, request),
    reactions: (request) => counted(audience.reactions, request),
    likes: (request) => counted(audience.reactions, request),
  };
};

export const postNode = (reading: Reading, post: Post, requests: FieldRequest[] | null) =>
  selectFields({
    nodeType: 'PagePost',
    node: postFields(reading, post),
    requests,
    defaults: ['created_time', 'message', 'id'],
  });
