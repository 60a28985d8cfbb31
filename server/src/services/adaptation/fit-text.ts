import type { TextRules } from '../../platforms/contract';
import { shorten } from './shorten';

export interface TextPieces {
  title: string;
  summary: string;
  /** Null when the link travels as a card or there is none. */
  link: string | null;
  hashtags: readonly string[];
  language: string | null;
}

/**
 * Joins title, summary, link and hashtags into one text within the platform's limit. The summary
 * gives way first, then hashtags from the last, then the title; the link stays whole. The count is
 * the platform's own.
 */
export const fitText = (pieces: TextPieces, rules: TextRules): string => {
  const fits = (text: string) => rules.count(text) <= rules.limit;
  for (let tags = pieces.hashtags.length; tags >= 0; tags -= 1) {
    const hashtags = pieces.hashtags.slice(0, tags);
    const frame = (title: string, summary: string) =>
      joinPieces({ ...pieces, title, summary, hashtags });
    if (!fits(frame(pieces.title, ''))) continue;
    const summary = shorten(
      pieces.summary,
      (candidate) => fits(frame(pieces.title, candidate)),
      pieces.language
    );
    return frame(pieces.title, summary);
  }
  const bare = (title: string) => joinPieces({ ...pieces, title, summary: '', hashtags: [] });
  return bare(shorten(pieces.title, (title) => fits(bare(title)), pieces.language));
};

const joinPieces = ({ title, summary, link, hashtags }: TextPieces): string =>
  [title, repeatsTitle(title, summary) ? '' : summary, link ?? '', hashtags.join(' ')]
    .filter((piece) => piece !== '')
    .join('\n\n');

/** An excerpt that is the title again says nothing new. */
const repeatsTitle = (title: string, summary: string): boolean =>
  title.trim().toLowerCase() === summary.trim().toLowerCase();
