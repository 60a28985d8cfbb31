import type { Account, CheckRequest, ContentProblem, MediaFile, PostPart } from '../contract';

import { xOptionsSchema } from './options';
import { GIF_SIZE, videoAllowance } from './post-rules';
import { countCashtags } from './text';

type Problem = Omit<ContentProblem, 'partIndex'>;

/** Rules that only X has; the request's options are valid. */
export const checkContent = ({ account, content, options }: CheckRequest): ContentProblem[] =>
  content.parts.flatMap((part, partIndex) => {
    const hasPoll = partIndex === 0 && Boolean(xOptionsSchema.parse(options).poll);
    const problems = [
      ...checkCashtags(part.text),
      ...(hasPoll ? checkPoll(part) : []),
      ...part.media.flatMap((file) => checkSize(file, account)),
    ];
    return problems.map((problem) => ({ ...problem, partIndex }));
  });

/** One a post on self-serve (https://docs.x.com/x-api/posts/manage-tweets/introduction, 2026-11-22). */
export const checkCashtags = (text: string): Problem[] => {
  const count = countCashtags(text);
  if (count <= 1) return [];
  const message = `X takes one cashtag in a post, not ${count}.`;
  return [{ code: 'TOO_MANY_CASHTAGS', message }];
};

/** `media` and `poll` exclude each other, and a poll alone is no post (OpenAPI 2.166). */
const checkPoll = (part: PostPart): Problem[] => {
  if (part.media.length > 0) {
    const message = 'A post on X has either a poll or pictures and video, not both.';
    return [{ code: 'POLL_WITH_MEDIA', message }];
  }
  if (part.text.trim() !== '') return [];
  return [{ code: 'POLL_WITHOUT_TEXT', message: 'A poll on X needs a question as its text.' }];
};

/** What a longest side alone does not say. */
const checkSize = (file: MediaFile, account: Account): Problem[] => {
  const { kind, name, width, height } = file;
  if (width === null || height === null) return [];
  if (kind === 'gif' && height > GIF_SIZE.height) {
    const what = `GIFs up to ${GIF_SIZE.width} × ${GIF_SIZE.height} pixels`;
    return [{ code: 'MEDIA_PIXELS', message: `${name} does not fit: X takes ${what}.` }];
  }
  const { longSide, shortSide } = videoAllowance(account);
  if (kind !== 'video' || Math.min(width, height) <= shortSide) return [];
  const what = `videos up to ${longSide} × ${shortSide} pixels from this account`;
  return [{ code: 'MEDIA_PIXELS', message: `${name} does not fit: X takes ${what}.` }];
};
