import type { CheckRequest, ContentProblem } from '../contract';
import { parsePostOptions } from '../contract';
import { linkedInOptionsSchema } from './options';
import { MIN_VIDEO_BYTES } from './media-rules';
import { isOrganization } from './urn';

/** What LinkedIn would refuse or not show, beyond the rules that are data. */
export const checkMore = ({ account, content, options }: CheckRequest): ContentProblem[] => {
  const { visibility, poll } = parsePostOptions(linkedInOptionsSchema, options, 'LinkedIn');
  const media = content.parts[0]?.media ?? [];
  const small = media.find(
    (file) => file.kind === 'video' && file.byteLength > 0 && file.byteLength < MIN_VIDEO_BYTES
  );
  const problems: [isWrong: boolean, code: string, message: string][] = [
    [
      isOrganization(account.id) && visibility !== 'PUBLIC',
      'PAGE_MUST_BE_PUBLIC',
      'A LinkedIn page can only post for everyone.',
    ],
    [
      content.card !== null && content.card.title.trim() === '',
      'CARD_WITHOUT_TITLE',
      'LinkedIn shows a link card only with a title.',
    ],
    [
      Boolean(poll) && (media.length > 0 || content.card !== null),
      'POLL_WITH_MEDIA',
      'A post on LinkedIn shows either a poll or files or a link card.',
    ],
    [
      small !== undefined,
      'MEDIA_SMALL',
      `${small?.name} is smaller than the 75 KB that LinkedIn takes as a video.`,
    ],
  ];
  return problems.flatMap(([isWrong, code, message]) =>
    isWrong ? [{ code, message, partIndex: 0 }] : []
  );
};
