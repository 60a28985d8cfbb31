import type { ContentProblem, MediaFile, PostContent, PostPart } from '../contract';
import { MAX_LINKS, MAX_VIDEO_BITS_PER_SECOND, MAX_VIDEO_WIDTH } from './formats';
import type { ThreadsOptions } from './options';
import { rangesOf, unclearSpoiler } from './spoilers';
import { linksIn } from './text';

interface Checked {
  content: PostContent;
  options: ThreadsOptions;
}

/** What the general rules do not know of Threads. */
export const checkThreadsPost = (checked: Checked): ContentProblem[] => [
  ...checked.content.parts.flatMap((part, index) => checkPart(checked, part, index)),
  ...checkOptions(checked),
];

const checkPart = ({ content }: Checked, part: PostPart, partIndex: number): ContentProblem[] => {
  const links = new Set(linksIn(part.text));
  if (partIndex === 0 && content.card) links.add(content.card.url);
  const problems = part.media.flatMap(checkVideo).map((problem) => ({ ...problem, partIndex }));
  if (links.size <= MAX_LINKS) return problems;
  const message = `A post on Threads takes ${MAX_LINKS} different links, not ${links.size}.`;
  return [...problems, { code: 'TOO_MANY_LINKS', message, partIndex }];
};

const checkVideo = (file: MediaFile): Pick<ContentProblem, 'code' | 'message'>[] => {
  if (file.kind !== 'video') return [];
  const isWide = (file.width ?? 0) > MAX_VIDEO_WIDTH;
  const seconds = (file.video?.durationMs ?? 0) / 1000;
  const isDense = seconds > 0 && (file.byteLength * 8) / seconds > MAX_VIDEO_BITS_PER_SECOND;
  const does = `${file.name} does not fit: Threads takes`;
  return [
    ...(isWide
      ? [{ code: 'MEDIA_PIXELS', message: `${does} videos up to ${MAX_VIDEO_WIDTH} pixels wide.` }]
      : []),
    ...(isDense ? [{ code: 'MEDIA_BIT_RATE', message: `${does} up to 100 Mbit a second.` }] : []),
  ];
};

/** Which choices go together (POSTS, PM), and with what they stand in. */
const checkOptions = ({ content, options }: Checked): ContentProblem[] => {
  const [first] = content.parts;
  const hasFiles = (first?.media.length ?? 0) > 0;
  const attachments = [options.poll, options.gifId, options.attachedText].filter(Boolean);
  const rules: [isBroken: boolean, code: string, message: string][] = [
    [
      attachments.length > 0 && hasFiles,
      'ATTACHMENT_WITH_MEDIA',
      'On Threads a poll, a GIF or an attached text stands in a post without files.',
    ],
    [
      attachments.length > 1,
      'TOO_MANY_ATTACHMENTS',
      'A post on Threads has either a poll, a GIF or an attached text.',
    ],
    [
      Boolean(options.poll) && content.card !== null,
      'POLL_WITH_CARD',
      'A post on Threads has either a poll or an attached link.',
    ],
    [
      attachments.length > 0 && first?.text.trim() === '',
      'TEXT_MISSING',
      'On Threads a post with a poll, a GIF or an attached text needs a text.',
    ],
    [
      options.ghostPost === true && (content.parts.length > 1 || options.replyApproval === true),
      'GHOST_POST',
      'A ghost post on Threads has no further parts and no approval of replies.',
    ],
  ];
  return [
    ...rules.filter(([isBroken]) => isBroken).map(([, code, message]) => whole(code, message)),
    ...(options.spoilers ?? []).flatMap((phrase) => checkSpoiler(content, phrase)),
  ];
};

const checkSpoiler = ({ parts }: PostContent, phrase: string): ContentProblem[] => {
  if (!parts.some(({ text }) => rangesOf(text, [phrase]).length > 0)) {
    return [whole('SPOILER_NOT_FOUND', `The words to hide are not in the text: "${phrase}".`)];
  }
  const partIndex = parts.findIndex(({ text }) => unclearSpoiler(text, phrase));
  if (partIndex < 0) return [];
  const message = `Threads does not say how it counts emoji before hidden words: put them behind "${phrase}".`;
  return [{ code: 'SPOILER_AFTER_EMOJI', message, partIndex }];
};

const whole = (code: string, message: string): ContentProblem => ({
  code,
  message,
  partIndex: null,
});
