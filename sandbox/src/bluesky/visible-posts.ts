import { indexedPosts, parentUri, textField, type IndexedPost } from './post-index';
import type { Bluesky } from './state';
import { postPath } from './web/addresses';
import { shownEmbed } from './web/embed-shapes';

export interface VisiblePost {
  id: string;
  url: string;
  text: string;
  media: { kind: 'image' | 'video'; altText: string }[];
  /** Of its card. */
  link: string | null;
  /** Id of the post it answers. */
  replyTo: string | null;
  format: 'feed';
}

const mediaOf = ({ record }: IndexedPost): VisiblePost['media'] => {
  const embed = shownEmbed(record.value);
  if (embed?.kind === 'images')
    return embed.images.map(({ alt }) => ({ kind: 'image', altText: alt }));
  return embed?.kind === 'video' ? [{ kind: 'video', altText: embed.alt }] : [];
};

const linkOf = ({ record }: IndexedPost): string | null => {
  const embed = shownEmbed(record.value);
  return embed?.kind === 'card' ? embed.uri : null;
};

/** What readers see, oldest first, comments among it: on this network they are posts too. */
export const visiblePosts = (bluesky: Bluesky): VisiblePost[] =>
  indexedPosts(bluesky)
    .reverse()
    .map((post) => ({
      id: post.uri,
      url: bluesky.world.baseUrl() + postPath(post),
      text: textField(post.record.value, 'text'),
      media: mediaOf(post),
      link: linkOf(post),
      replyTo: parentUri(post.record),
      format: 'feed',
    }));
