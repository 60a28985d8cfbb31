import { Flex, Typography } from '@strapi/design-system';

import type { PostProblem } from '../../../contracts/dispatch';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import type { ComposerRow } from './composer-state';

/** The row itself says these while somebody types. */
const SAID_BY_THE_ROW = ['TEXT_TOO_LONG', 'EMPTY_POST'];

const overOf = ({ parts, target }: ComposerRow): number =>
  Math.max(0, ...parts.map(({ count }) => (count ?? 0) - target.limit));

/** One thing to know of a post, in the look of how bad it is. */
export const Problem = ({ problem }: { problem: PostProblem }) => {
  const { severity, message } = problem;
  if (severity === 'note') {
    return (
      <Typography variant="pi" textColor="neutral600">
        {message}
      </Typography>
    );
  }
  return severity === 'error' ? (
    <StateText icon="cross" tone="danger">
      {message}
    </StateText>
  ) : (
    <StateText icon="question" tone="warning">
      {message}
    </StateText>
  );
};

/** What else is to be known about a target, below its text. */
export const TargetNotes = ({ id, row }: { id: string; row: ComposerRow }) => {
  const t = useText();
  const { target, isChosen, isTooLong, isEmpty } = row;
  const mediaCount = target.parts.reduce((sum, { media }) => sum + media.length, 0);
  const extras = [
    target.card ? t('target.card') : null,
    mediaCount > 0 ? t('target.media', { count: mediaCount }) : null,
  ].filter((extra) => extra !== null);
  const problems = target.problems.filter(({ code }) => !SAID_BY_THE_ROW.includes(code));

  return (
    <Flex id={id} direction="column" alignItems="flex-start" gap={1}>
      {isChosen && isTooLong ? (
        <StateText icon="cross" tone="danger">
          {t('target.tooLong', { over: overOf(row), platform: target.platformLabel })}
        </StateText>
      ) : null}
      {isChosen && isEmpty ? (
        <StateText icon="cross" tone="danger">
          {t('target.empty')}
        </StateText>
      ) : null}
      {target.waits ? (
        <StateText icon="pause" tone="warning">
          {target.waits}
        </StateText>
      ) : null}
      {target.isDone ? (
        <StateText icon="check" tone={isChosen ? 'warning' : 'success'}>
          {isChosen ? t('target.again') : t('target.done')}
        </StateText>
      ) : null}
      {isChosen
        ? problems.map((problem) => (
            <Problem key={`${problem.code} ${problem.message}`} problem={problem} />
          ))
        : null}
      {isChosen && extras.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {extras.join(' · ')}
        </Typography>
      ) : null}
    </Flex>
  );
};
