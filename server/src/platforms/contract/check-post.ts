import {
  postRulesOf,
  type PlatformDescriptor,
  type PostRules,
  type RulesOwner,
} from './descriptor';
import { checkMedia } from './check-media';
import type { FormatRules } from './media-rules';
import type { PostContent, PostPart } from './post-content';

/** Why a post cannot go out as it is: found without asking the platform. */
export interface ContentProblem {
  /** Stable and machine-readable: `TEXT_TOO_LONG`, `MEDIA_CODEC`, … */
  code: string;
  /** One sentence for an editor: what is wrong and what the platform takes. */
  message: string;
  /** 0-based part it is about; null when it is about the whole post. */
  partIndex: number | null;
}

/** No platform's count shrinks a text by more than this: longer ones are too long uncounted. */
const MAX_UNITS_PER_COUNT = 200;

/** What every platform's rules say of a post: the same before a preview and before the first call. */
export const checkPost = (
  descriptor: PlatformDescriptor,
  owner: RulesOwner,
  content: PostContent
): ContentProblem[] => {
  const { label } = descriptor;
  const rules = postRulesOf(descriptor, owner);
  const format = rules.formats[content.format];
  if (!format) {
    return [whole('FORMAT_UNSUPPORTED', `${label} has no ${content.format} that we can post.`)];
  }
  if (content.parts.length === 0) return [whole('EMPTY_POST', 'There is nothing to post.')];
  const problems: ContentProblem[] = content.parts.flatMap((part, partIndex) => {
    const card = partIndex === 0 ? content.card : null;
    return [
      ...checkText({ label, rules, format, part, hasCard: card !== null }),
      ...checkMedia({ label, rules, format, part, card }),
    ].map((problem) => ({ ...problem, partIndex }));
  });
  if (content.parts.length > format.maxParts) {
    const most = format.maxParts === 1 ? 'no threads' : `threads of ${format.maxParts} posts`;
    problems.unshift(whole('TOO_MANY_PARTS', `${label} takes ${most}.`));
  }
  return problems;
};

const whole = (code: string, message: string): ContentProblem => ({
  code,
  message,
  partIndex: null,
});

interface CheckedText {
  label: string;
  rules: PostRules;
  format: FormatRules;
  part: PostPart;
  hasCard: boolean;
}

type PartProblem = Omit<ContentProblem, 'partIndex'>;

const checkText = ({ label, rules, format, part, hasCard }: CheckedText): PartProblem[] => {
  const { text } = part;
  if (!format.hasText && text.trim() !== '') {
    const message = `A ${format.label.toLowerCase()} on ${label} shows no text.`;
    return [{ code: 'TEXT_UNSUPPORTED', message }];
  }
  if (text.trim() === '' && part.media.length === 0 && !hasCard) {
    return [{ code: 'EMPTY_POST', message: `A post on ${label} needs a text or a file.` }];
  }
  if (!text.isWellFormed() || text.includes('\u0000')) {
    const message = 'The text holds broken characters (half of a pair, or a null byte).';
    return [{ code: 'TEXT_BROKEN', message }];
  }
  const { limit, unit } = rules.text;
  const isEndless = text.length > limit * MAX_UNITS_PER_COUNT;
  const count = isEndless ? text.length : rules.text.count(text);
  if (count <= limit) return [];
  return [
    {
      code: 'TEXT_TOO_LONG',
      message: `The text counts ${count} ${unit}; ${label} takes ${limit}.`,
    },
  ];
};
