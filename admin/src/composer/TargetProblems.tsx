import { Flex } from '@strapi/design-system';

import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { ProblemText } from './ProblemText';
import type { ComposerRow } from './composer-row';

/** The post itself says these while somebody types. */
const SAID_BY_THE_TEXT = ['TEXT_TOO_LONG', 'EMPTY_POST'];

const overOf = ({ parts, target }: ComposerRow): number =>
  Math.max(0, ...parts.map(({ estimate }) => estimate - target.limit));

/** Everything to know of one post, notes too. */
export const TargetProblems = ({ row }: { row: ComposerRow }) => {
  const t = useText();
  const { target, isEmpty } = row;
  const over = overOf(row);
  const problems = target.problems.filter(({ code }) => !SAID_BY_THE_TEXT.includes(code));
  if (over === 0 && !isEmpty && problems.length === 0) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {over > 0 ? (
        <StateText icon="cross" tone="danger">
          {t('target.tooLong', { over, platform: target.platformLabel })}
        </StateText>
      ) : null}
      {isEmpty ? (
        <StateText icon="cross" tone="danger">
          {t('target.empty')}
        </StateText>
      ) : null}
      {problems.map((problem) => (
        <ProblemText key={`${problem.code} ${problem.message}`} problem={problem} />
      ))}
    </Flex>
  );
};
