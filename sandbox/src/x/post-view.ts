import { isNewerId } from './ids';
import { metricFields } from './post-metrics';
import { entitiesOf, noteOf, shownText } from './post-text';
import { visiblePost, type Post, type XSite } from './state';

/** Names of fields differ between the documentation and OpenAPI 2.167 (platforms/x.md §8). */
export const fieldName = (site: XSite, name: string): string =>
  site.state.knobs.naming === 'tweet' ? name : (POST_NAMES[name] ?? name);

const POST_NAMES: Readonly<Record<string, string>> = {
  edit_history_tweet_ids: 'edit_history_post_ids',
  referenced_tweets: 'referenced_posts',
  note_tweet: 'note_post',
  retweet_count: 'repost_count',
};

/** `data` of a create answer. */
export const createdView = (site: XSite, post: Post): Record<string, unknown> => ({
  id: post.id,
  text: shownText(post),
  [fieldName(site, 'edit_history_tweet_ids')]: [post.id],
});

interface PostViewInput {
  site: XSite;
  post: Post;
  fields: ReadonlySet<string>;
  viewerId: string;
}

/** A post with the fields that were asked for. */
export const postView = (input: PostViewInput): Record<string, unknown> => {
  const { site, post, fields } = input;
  const optional: Record<string, () => unknown> = {
    attachments: () => attachmentsOf(post),
    author_id: () => post.authorId,
    conversation_id: () => post.conversationId,
    created_at: () => createdAt(post),
    entities: () => entitiesOf(site, post),
    in_reply_to_user_id: () => replyTarget(site, post)?.authorId,
    lang: () => 'und',
    note_tweet: () => noteOf(post),
    possibly_sensitive: () => false,
    referenced_tweets: () =>
      post.replyToId ? [{ type: 'replied_to', id: post.replyToId }] : undefined,
    reply_settings: () => post.replySettings,
    ...metricFields(input),
  };
  const view = createdView(site, post);
  for (const [name, value] of Object.entries(optional)) {
    const isWanted = fields.has(name) || fields.has(POST_NAMES[name] ?? name);
    const answer = isWanted ? value() : undefined;
    if (answer !== undefined) view[fieldName(site, name)] = answer;
  }
  return view;
};

/** Whole seconds, whatever the clock says: the milliseconds are always zero. */
const createdAt = (post: Post): string =>
  new Date(Math.floor(post.createdAtMs / 1000) * 1000).toISOString();

/** Newest first, as timelines are. */
export const newestFirst = (posts: readonly Post[]): Post[] =>
  [...posts].sort((one, other) => (isNewerId(one.id, other.id) ? -1 : 1));

const replyTarget = (site: XSite, post: Post): Post | null =>
  post.replyToId ? visiblePost(site, post.replyToId) : null;

const attachmentsOf = (post: Post): unknown =>
  post.media.length > 0 ? { media_keys: post.media.map((media) => media.mediaKey) } : undefined;
