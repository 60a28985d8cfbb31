import type { AdapterDeps, Doubt, PublishRequest, Reconciliation } from '../contract';
import { PlatformFailure } from '../contract';
import { noteDoubt } from './doubt-note';
import { LIST_PAGE_SIZE, listPosts } from './posts-client';
import { apiOf, postedPart } from './publish';
import { readLittleText } from './text';
import { createdAtOf } from './urn';
import { postSchema } from './wire';
import type { ReadPost } from './wire';

/** How much earlier than our clock says LinkedIn may have stamped the post. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Looks for a doubtful post among the page's latest: same author, made since the attempt, same
 * words and same images or link (POSTS, checked 2026-11-22).
 */
export const reconcileByListing = async (
  deps: AdapterDeps,
  request: PublishRequest,
  doubt: Doubt
): Promise<Reconciliation> => {
  const sent = postSchema.safeParse(doubt.part.payload);
  const listed = await listOrNull(deps, request);
  if (!listed || !sent.success) return { outcome: 'unsure', reason: CANNOT_LIST };
  const since = doubt.since - CLOCK_TOLERANCE_MS;
  const [found] = listed
    .filter((post) => (madeAt(post) ?? 0) >= since && isSamePost(sent.data, post))
    .sort((a, b) => (madeAt(a) ?? 0) - (madeAt(b) ?? 0));
  if (found?.id) {
    return { outcome: 'posted', part: postedPart(deps, doubt.part.index, found.id) };
  }
  if (found || reachesNotFar(listed, since)) return { outcome: 'unsure', reason: CANNOT_TELL };
  await noteDoubt(request.journal, { startedAt: doubt.since, endedAt: doubt.endedAt });
  return { outcome: 'absent' };
};

const CANNOT_LIST =
  'LinkedIn did not confirm the post, and this connection may not read the posts of the page. Please look at the page: paste the link if the post is there, post again if it is not.';
const CANNOT_TELL =
  'LinkedIn did not confirm the post, and the list of posts on the page does not tell whether it is there. Please look at the page: paste the link if the post is there, post again if it is not.';

/** Null when the connection lacks `r_organization_social`. */
const listOrNull = async (
  deps: AdapterDeps,
  request: PublishRequest
): Promise<ReadPost[] | null> => {
  try {
    return await listPosts(apiOf(deps, request), request.account.id);
  } catch (error) {
    if (error instanceof PlatformFailure && error.httpStatus === 403) return null;
    throw error;
  }
};

const madeAt = (post: ReadPost): number | null =>
  post.createdAt ?? post.publishedAt ?? createdAtOf(post.id ?? '');

/** A full list whose oldest change is younger than the attempt may hide the post on its next page. */
const reachesNotFar = (listed: readonly ReadPost[], since: number): boolean =>
  listed.length >= LIST_PAGE_SIZE && (listed.at(-1)?.lastModifiedAt ?? 0) >= since;

const isSamePost = (sent: ReadPost, listed: ReadPost): boolean =>
  (listed.author === undefined || listed.author === sent.author) &&
  isSameText(sent.commentary ?? '', listed.commentary ?? '') &&
  isSameContent(sent, listed);

const wordsOf = (littleText: string): string[] =>
  readLittleText(littleText).normalize('NFC').split(/\s+/).filter(Boolean);

/** Word by word; LinkedIn may give a link back as an lnkd.in one, as it shows them (UNCERTAIN). */
const isSameText = (sent: string, listed: string): boolean => {
  const ours = wordsOf(sent);
  const theirs = wordsOf(listed);
  return (
    ours.length === theirs.length &&
    ours.every((word, place) => {
      const other = theirs[place] ?? '';
      return word === other || (/https?:\/\//.test(word) && other.includes('https://lnkd.in/'));
    })
  );
};

const mediaIds = ({ content }: ReadPost): string[] => {
  const images = content?.multiImage?.images ?? [];
  return [content?.media?.id, ...images.map((image) => image.id)].filter((id) => id !== undefined);
};

const isSameContent = (sent: ReadPost, listed: ReadPost): boolean => {
  if (!sent.content) return true;
  // A list entry without content says nothing about it: then the words have to do.
  if (!listed.content) return Boolean(sent.commentary);
  const { article, poll } = sent.content;
  if (poll) return poll.question === listed.content.poll?.question;
  if (!article) return mediaIds(sent).join() === mediaIds(listed).join();
  const other = listed.content.article;
  const hasSameThumbnail =
    article.thumbnail !== undefined && article.thumbnail === other?.thumbnail;
  return hasSameThumbnail || article.source === other?.source;
};
