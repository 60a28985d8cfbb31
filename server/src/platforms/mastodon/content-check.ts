import type { CheckRequest, ContentProblem } from '../contract';

import { limitsOf } from './limits';
import type { InstanceLimits } from './limits';
import { mastodonOptionsSchema } from './options';
import type { MastodonOptions } from './options';
import { countableText, countGraphemes } from './text';

/** What only Mastodon knows of a post: content warnings count as text, and polls have limits. */
export const checkContent = ({ account, content, options }: CheckRequest): ContentProblem[] => {
  const chosen = mastodonOptionsSchema.parse(options);
  const limits = limitsOf(account);
  const [first] = content.parts;
  return [
    ...content.parts.flatMap((part, partIndex) =>
      warningProblems({ text: part.text, warning: chosen.contentWarning ?? '', limits }).map(
        (problem) => ({ ...problem, partIndex })
      )
    ),
    ...(first && chosen.poll
      ? pollProblems({ poll: chosen.poll, text: first.text, limits, files: first.media.length })
      : []
    ).map((problem) => ({ ...problem, partIndex: 0 })),
  ];
};

type Found = Omit<ContentProblem, 'partIndex'>;

interface Warned {
  text: string;
  warning: string;
  limits: InstanceLimits;
}

/** The server joins both and counts (CODE); links in a warning are not shortened. */
const warningProblems = ({ text, warning, limits }: Warned): Found[] => {
  const { maxCharacters, urlLength } = limits;
  // Too long by itself: the general rules say so.
  if (warning === '' || text.length > maxCharacters * 200) return [];
  const countable = countableText(text, urlLength);
  const count = countGraphemes(warning + countable);
  if (count <= maxCharacters || countGraphemes(countable) > maxCharacters) return [];
  const message = `Text and content warning count ${count} characters together; this server takes ${maxCharacters}.`;
  return [{ code: 'TEXT_TOO_LONG', message }];
};

interface Poll {
  poll: NonNullable<MastodonOptions['poll']>;
  text: string;
  limits: InstanceLimits;
  files: number;
}

/** STATUS and app/validators/poll_options_validator.rb, poll_expiration_validator.rb (CODE). */
const pollProblems = ({ poll, text, limits, files }: Poll): Found[] => {
  const { maxPollOptions, maxPollOptionLength, minPollS, maxPollS } = limits;
  const seconds = poll.minutes * 60;
  const facts: [code: string, message: string, isWrong: boolean][] = [
    ['POLL_WITH_MEDIA', 'A post with a poll shows no files.', files > 0],
    ['POLL_WITHOUT_TEXT', 'A post with a poll needs a text.', text.trim() === ''],
    [
      'POLL_CHOICES',
      `A poll on this server has ${maxPollOptions} choices at most.`,
      poll.choices.length > maxPollOptions,
    ],
    [
      'POLL_CHOICE_TOO_LONG',
      `A choice of a poll on this server has ${maxPollOptionLength} characters at most.`,
      poll.choices.some((choice) => countGraphemes(choice) > maxPollOptionLength),
    ],
    [
      'POLL_CHOICES_EQUAL',
      'The choices of a poll must differ.',
      new Set(poll.choices).size < poll.choices.length,
    ],
    [
      'POLL_DURATION',
      `A poll on this server is open for ${Math.ceil(minPollS / 60)} to ${Math.floor(maxPollS / 60)} minutes.`,
      seconds < minPollS || seconds > maxPollS,
    ],
  ];
  return facts.filter(([, , isWrong]) => isWrong).map(([code, message]) => ({ code, message }));
};
