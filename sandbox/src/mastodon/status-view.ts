import { accountView } from './account-view';
import { accountById, accountByUsername } from './accounts';
import { engagementOf } from './engagement';
import { mediaOf, mediaView } from './media-view';
import { pollView } from './polls';
import { contentHtml } from './status-text';
import type { Mastodon, Status } from './state';
import { scanText } from './text-scan';

export const statusPath = (status: Status): string =>
  `/@${accountById(status.accountId)?.username ?? 'nobody'}/${status.id}`;

/** Addresses for drawing a text: of this instance, absolute, or relative with an empty base. */
export const drawingOf = ({ world }: Mastodon, base: string) => ({
  // A click must work here, so a listed origin's link goes to the address behind it.
  hrefOf: (url: string) => (base === '' ? (world.pages.resolve(url) ?? url) : url),
  pageOf: (user: string) => {
    const account = accountByUsername(user);
    return account ? `${base}/@${account.username}` : null;
  },
  tagPage: (tag: string) => `${base}/tags/${encodeURIComponent(tag.toLowerCase())}`,
});

/** A post as the API tells of it (STATUS). */
export const statusView = (mastodon: Mastodon, status: Status): Record<string, unknown> => {
  const { world, state } = mastodon;
  const base = world.baseUrl();
  const author = accountById(status.accountId);
  const parent = state.statuses.find(({ id }) => id === status.inReplyToId);
  const { replies, reblogs, favourites, quotes } = engagementOf(mastodon, status);
  return {
    id: status.id,
    created_at: new Date(status.createdAt).toISOString(),
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: parent?.accountId ?? null,
    ...{ sensitive: status.sensitive, spoiler_text: status.spoilerText },
    ...{ visibility: status.visibility, language: status.language },
    uri: `${base}/users/${author?.username}/statuses/${status.id}`,
    url: state.knobs.nullUrls ? null : base + statusPath(status),
    ...{ replies_count: replies, reblogs_count: reblogs, favourites_count: favourites },
    ...(state.knobs.oldServer ? {} : { quotes_count: quotes }),
    edited_at: null,
    content: contentHtml(status.text, drawingOf(mastodon, base)),
    reblog: null,
    application: { name: status.appName, website: null },
    account: author && accountView(mastodon, author),
    media_attachments: mediaOf(mastodon, status.mediaIds).map((media) =>
      mediaView(mastodon, media)
    ),
    mentions: [],
    tags: scanText(status.text).flatMap((entity) =>
      entity.kind === 'hashtag'
        ? [{ name: entity.tag.toLowerCase(), url: drawingOf(mastodon, base).tagPage(entity.tag) }]
        : []
    ),
    emojis: [],
    card: cardView(status),
    poll: status.poll && pollView(mastodon, status.poll),
  };
};

const cardView = ({ card }: Status): Record<string, unknown> | null =>
  card && {
    ...{ url: card.url, title: card.title, description: card.description, image: card.imageUrl },
    ...{ type: 'link', provider_name: new URL(card.url).host, html: '', width: 0, height: 0 },
  };
