import type { FieldRequest, NodeFields } from '../../meta/fields';
import { selectFields } from '../../meta/fields';
import type { InstagramAccount } from '../../meta/instagram-accounts';
import { countsOf } from './insights';
import type { Media, MediaItem } from './model';
import { filePath, permalinkPath } from './visible-media';
import type { Call } from './visitor';

/** As the Graph API writes times: `2026-11-22T12:00:00+0000`. */
export const graphTime = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d{3}Z$/, '+0000');

interface Shown {
  call: Call;
  media: Media;
  account: InstagramAccount;
}

const captionFor = ({ call: { visitor }, media }: Shown): string | undefined => {
  if (media.caption === '') return undefined;
  return visitor.losesMentions ? media.caption.replaceAll('@', '') : media.caption;
};

const childNode = ({ call }: Shown, item: MediaItem, request: FieldRequest) => {
  const node: NodeFields = {
    id: () => item.id,
    media_type: () => (item.kind === 'video' ? 'VIDEO' : 'IMAGE'),
    media_url: () => call.instagram.world.baseUrl() + filePath(item.blob),
    alt_text: () => item.altText || undefined,
  };
  return selectFields({ nodeType: 'IGMedia', node, requests: request.fields, defaults: ['id'] });
};

const fieldsOf = (shown: Shown): NodeFields => {
  const { call, media, account } = shown;
  const { instagram } = call;
  const base = instagram.world.baseUrl();
  const [first] = media.items;
  const counts = countsOf(instagram, media);
  return {
    id: () => media.id,
    caption: () => captionFor(shown),
    media_type: () => media.type,
    media_url: () => (first ? base + filePath(first.blob) : undefined),
    thumbnail_url: () => (media.coverBlob ? base + filePath(media.coverBlob) : undefined),
    permalink: () => base + permalinkPath(media, account.username),
    shortcode: () => media.shortcode,
    timestamp: () => graphTime(media.takenAt),
    username: () => account.username,
    like_count: () => counts.likes,
    comments_count: () => media.comments.length,
    is_comment_enabled: () => true,
    alt_text: () => first?.altText || undefined,
    children: (request) =>
      media.type === 'CAROUSEL_ALBUM'
        ? { data: media.items.map((item) => childNode(shown, item, request)) }
        : undefined,
    ...hostFields(shown),
  };
};

/** What only graph.facebook.com tells, or both once the knob says so. */
const hostFields = ({ call: { instagram, visitor }, media }: Shown): NodeFields => {
  const counts = countsOf(instagram, media);
  const product: NodeFields = { media_product_type: () => media.product };
  if (visitor.host === 'instagram') return instagram.state.knobs.tellsProductType ? product : {};
  return {
    ...product,
    saved_count: () => counts.saved,
    shares_count: () => counts.shares,
    total_views_count: () => counts.views,
  };
};

/** The asked fields of a post. */
export const mediaNode = (shown: Shown, requests: FieldRequest[] | null): Record<string, unknown> =>
  selectFields({ nodeType: 'IGMedia', node: fieldsOf(shown), requests, defaults: ['id'] });
