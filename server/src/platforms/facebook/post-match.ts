import type { PublishedPost } from './published-posts';

/** The doubtful post, as far as the Page's list can show it. */
export interface SoughtPost {
  message: string;
  link: string | null;
  /** Ids of the unpublished photos that it was to show. */
  photoIds: readonly string[];
  /** Our app; null when nobody has configured one. */
  appId: string | null;
  /** Posts older than this are not it; epoch ms. */
  notBefore: number;
}

/** `similar`: may be ours, but not surely enough to adopt or to post again. */
export type Likeness = 'same' | 'similar' | 'different';

export const comparePost = (sought: SoughtPost, post: PublishedPost): Likeness => {
  // Photos that only we knew of are a proof, whatever the rest looks like.
  if (sought.photoIds.length > 0) {
    if (post.mediaIds.some((id) => sought.photoIds.includes(id))) return 'same';
    const showsNothing = post.mediaIds.length === 0 && post.links.length === 0;
    return showsNothing && isSaidBoth(sought, post) && isRecent(sought, post)
      ? 'similar'
      : 'different';
  }
  if (!isRecent(sought, post) || !isSaidBoth(sought, post)) return 'different';
  if (post.appId !== null && sought.appId !== null && post.appId !== sought.appId) {
    return 'different';
  }
  const isOurApp = post.appId !== null && sought.appId !== null;
  if (sought.message !== '') return isOurApp ? 'same' : 'similar';
  // Without a word the link must tell, and it may have been rewritten.
  const isSameLink = post.links.some(
    (link) => comparableLink(link) === comparableLink(sought.link)
  );
  if (isSameLink) return isOurApp ? 'same' : 'similar';
  return post.links.length === 0 ? 'similar' : 'different';
};

const isRecent = ({ notBefore }: SoughtPost, { createdAt }: PublishedPost): boolean =>
  createdAt === null || createdAt >= notBefore;

const isSaidBoth = (sought: SoughtPost, post: PublishedPost): boolean =>
  comparable(sought.message) === comparable(post.message);

/** What is left of a text when spaces and ways to write the same sign do not count. */
const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const comparableLink = (link: string | null): string => {
  if (link === null || !URL.canParse(link)) return link ?? '';
  const { host, pathname, search } = new URL(link);
  return `${host}${pathname.replace(/\/$/, '')}${search}`;
};
