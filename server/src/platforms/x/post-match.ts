import { comparablePublishedText, comparableText } from './comparable-text';
import type { TimelinePost } from './timeline-page';

/** The doubtful post, as far as a timeline can show it. */
export interface SoughtPost {
  text: string;
  mediaIds: readonly string[];
  /** Keys X gave the media, by media id; missing where we never learnt them. */
  mediaKeys: Readonly<Record<string, string>>;
  /** The post before it in its thread. */
  parentId: string | null;
  /** Posts older than this are not it; epoch ms. */
  notBefore: number;
  /** Parts whose ids we already have. */
  knownIds: readonly string[];
}

/** `similar`: may be ours, but not surely enough to adopt or to post again. */
export type Likeness = 'same' | 'similar' | 'different';

/** Shorter beginnings are too likely to be shared by unrelated posts. */
const MIN_PREFIX_LENGTH = 100;

export const comparePost = (sought: SoughtPost, post: TimelinePost): Likeness => {
  if (sought.knownIds.includes(post.id)) return 'different';
  if (post.createdAt !== null && post.createdAt < sought.notBefore) return 'different';
  // A post that answers nothing has no reference, and so has one whose references X left out.
  if (post.repliedToId !== null && post.repliedToId !== sought.parentId) return 'different';
  return sought.text.trim() === '' ? compareMedia(sought, post) : compareText(sought, post);
};

const compareText = (sought: SoughtPost, post: TimelinePost): Likeness => {
  const ours = comparableText(sought.text);
  const theirs = comparablePublishedText(post, sought.mediaIds.length > 0);
  if (ours.full === theirs.full) return 'same';
  if (ours.loose === theirs.loose) return 'similar';
  if (ours.masked === theirs.masked && hasUnexplainedLinks(post)) return 'similar';
  return isCutShort(ours.masked, theirs.masked) ? 'similar' : 'different';
};

const hasUnexplainedLinks = ({ links }: TimelinePost): boolean =>
  links === null || links.some((link) => link.expandedUrl === null && !link.isMedia);

/** Long posts come back cut off unless X sends their note as well. */
const isCutShort = (ours: string, theirs: string): boolean => {
  const beginning = theirs.replace(/[\s\uFFFC]*$/u, '').replace(/\s*(…|\.\.\.)$/, '');
  return (
    beginning.length >= MIN_PREFIX_LENGTH &&
    beginning.length < ours.length &&
    ours.startsWith(beginning)
  );
};

const compareMedia = (sought: SoughtPost, post: TimelinePost): Likeness => {
  if (comparablePublishedText(post, true).full !== '') return 'different';
  const theirs = post.mediaKeys;
  if (theirs === null) return 'similar';
  // A media key is the media id behind the number of its kind, as in 13_1990….
  const hasMedia = (id: string): boolean =>
    theirs.some((key) => key === sought.mediaKeys[id] || key.endsWith(`_${id}`));
  return sought.mediaIds.every(hasMedia) ? 'same' : 'different';
};
