import { Flex, TextButton, Typography } from '@strapi/design-system';

import type { ComposerFocus } from '../composer/composer-address';
import type { ComposerRow } from '../composer/composer-row';
import { openProblems } from '../composer/problem-place';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';

interface ProblemLineProps {
  rows: readonly ComposerRow[];
  onFix: (place: ComposerFocus) => void;
}

/** How much is wrong, the worst of it in words, and the way to where it is mended. */
export const ProblemLine = ({ rows, onFix }: ProblemLineProps) => {
  const t = useText();
  const problems = openProblems(rows);
  const [worst] = problems;
  if (!worst) return null;
  const isError = worst.problem.severity === 'error';
  return (
    <Flex role="status" direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} justifyContent="space-between" alignItems="center">
        <StateText icon={isError ? 'cross' : 'warning'} tone={isError ? 'danger' : 'warning'}>
          {t('panel.problems', { count: problems.length })}
        </StateText>
        <TextButton
          type="button"
          aria-label={t('panel.fix.name', { problem: worst.problem.message })}
          onClick={() => onFix(worst.place)}
        >
          {t('panel.fix')}
        </TextButton>
      </Flex>
      <Typography variant="pi" textColor="neutral600" dir="auto">
        {t('panel.problem', {
          platform: worst.row.target.platformLabel,
          problem: worst.problem.message,
        })}
      </Typography>
    </Flex>
  );
};
