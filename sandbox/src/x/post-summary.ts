import { accountById, visiblePosts, type AttachmentKind, type Post, type XSite } from './state';

/** A visible post in the words that all platforms of the sandbox share. */
export interface PostSummary {
  id: string;
  url: string;
  text: string;
  media: { kind: 'image' | 'gif' | 'video'; altText: string }[];
  /** The first link of the text. */
  link: string | null;
  /** Id of the post that it answers. */
  replyTo: string | null;
  format: 'feed';
  poll: { choices: string[]; minutes: number } | null;
  replySettings: string;
  labels: string[];
}

const KINDS = { photo: 'image', animated_gif: 'gif', video: 'video' } as const satisfies Record<
  AttachmentKind,
  string
>;

/** Everything that a reader sees, oldest first. */
export const postSummaries = (site: XSite): PostSummary[] =>
  visiblePosts(site).map((post) => ({
    id: post.id,
    url: `${site.world.baseUrl()}/${accountById(site, post.authorId)?.username ?? 'i/web'}/status/${post.id}`,
    text: post.rawText,
    media: post.media.map(({ kind, altText }) => ({ kind: KINDS[kind], altText })),
    link: post.urls[0]?.expanded ?? null,
    replyTo: post.replyToId,
    format: 'feed',
    poll: pollOf(post),
    replySettings: post.replySettings,
    labels: post.labels,
  }));

const pollOf = ({ poll, createdAtMs }: Post): PostSummary['poll'] =>
  poll && { choices: poll.options, minutes: Math.round((poll.endsAtMs - createdAtMs) / 60_000) };
