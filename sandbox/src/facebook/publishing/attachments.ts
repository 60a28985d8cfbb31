import { selectFields, type FieldRequest, type NodeFields } from '../../meta/fields';
import type { Facebook } from '../state';
import { photosOf, videoOf } from './content';
import type { Post } from './content-state';

type Requests = FieldRequest[] | null;

interface Attachment {
  type: 'photo' | 'video_inline' | 'album' | 'share';
  /** Id of what it shows; null for a page elsewhere. */
  target: string | null;
  link: string | null;
  title: string | undefined;
  inner: Attachment[];
}

const plain = { link: null, title: undefined, inner: [] };

/** Several photos stand inside of one album. */
const attachmentOf = (facebook: Facebook, post: Post): Attachment | null => {
  const video = videoOf(facebook, post);
  if (video) return { ...plain, type: 'video_inline', target: video.id };
  const photos = photosOf(facebook, post).map(({ id }): Attachment => ({
    ...plain,
    type: 'photo',
    target: id,
  }));
  const [first] = photos;
  if (photos.length > 1) return { ...plain, type: 'album', target: post.pageId, inner: photos };
  if (first) return first;
  if (post.link === null) return null;
  return { type: 'share', target: null, link: post.link, title: post.card?.title, inner: [] };
};

const targetNode = (id: string, requests: Requests) =>
  selectFields({
    nodeType: 'StoryAttachmentTarget',
    node: { id: () => id },
    requests,
    defaults: ['id'],
  });

const render = (attachment: Attachment, requests: Requests): Record<string, unknown> => {
  const { type, target, link, title, inner } = attachment;
  const node: NodeFields = {
    id: () => undefined,
    type: () => type,
    target: ({ fields }) => (target === null ? undefined : targetNode(target, fields)),
    unshimmed_url: () => link ?? undefined,
    url: () => link ?? undefined,
    title: () => title,
    subattachments: ({ fields }) =>
      inner.length === 0 ? undefined : { data: inner.map((item) => render(item, fields)) },
  };
  const defaults = ['type', 'target', 'url'];
  return selectFields({ nodeType: 'StoryAttachment', node, requests, defaults });
};

/** What a post shows beside its text; undefined when that is nothing. */
export const attachmentsOf = (facebook: Facebook, post: Post, requests: Requests) => {
  const attachment = attachmentOf(facebook, post);
  return attachment ? { data: [render(attachment, requests)] } : undefined;
};
