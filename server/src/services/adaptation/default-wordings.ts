import type { Wording } from './wording';
import { sameBeginning } from './same-beginning';

/** The wording that comes with the plugin: title, summary, link and hashtags. */
export const SHORT_WORDING: Wording = {
  template: null,
  render: ({ title, summary, link, hashtags }) =>
    paragraphs([title, isTheSame(title, summary) ? '' : summary, link, hashtags.join(' ')]),
};

/** What every post says of an entry, without its link and hashtags. */
export const wordsOfEntry = ({ title, summary }: { title: string; summary: string }): string =>
  paragraphs([title, isTheSame(title, summary) ? '' : summary]);

/** The same for a thread, with the whole text. */
export const THREAD_WORDING: Wording = {
  template: null,
  render: ({ title, summary, body, link, hashtags }) => {
    // A summary that is the title again, or how the body begins, says nothing new.
    const isRepeated = isTheSame(title, summary) || sameBeginning(summary, body);
    return paragraphs([title, isRepeated ? '' : summary, body, link, hashtags.join(' ')]);
  },
};

/** Words that somebody wrote for this very post, then what the post needs beside them. */
export const WRITTEN_WORDING: Wording = {
  template: null,
  render: ({ summary, link, hashtags }) => paragraphs([summary, link, hashtags.join(' ')]),
};

const paragraphs = (pieces: readonly string[]): string =>
  pieces.filter((piece) => piece !== '').join('\n\n');

const isTheSame = (title: string, summary: string): boolean =>
  title.trim().toLowerCase() === summary.trim().toLowerCase();
