import type { Post, Threads } from './state';
import { linksIn } from './text-rules';

/** The link whose card a post shows: the attached one, else the first in the text; none beside files. */
export const shownLink = ({ facts, media }: Post): string | null => {
  if (media.length > 0 || facts.poll || facts.gifId) return null;
  return facts.linkAttachment ?? linksIn(facts.text)[0] ?? null;
};

export const crawlCard = async (threads: Threads, post: Post): Promise<void> => {
  const link = shownLink(post);
  if (link === null) return;
  post.card = await threads.world.pages.card(link);
  threads.world.changed();
};
