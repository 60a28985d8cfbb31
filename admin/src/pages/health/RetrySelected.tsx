import { useState, type ReactNode } from 'react';

import { Button, Flex } from '@strapi/design-system';

import { useRetrySocialDeliveriesMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { summariseRetry, type RetrySummary } from './retry-summary';

interface RetrySelectedProps {
  ids: number[];
  onDone: (summary: RetrySummary) => void;
  /** What selects, beside the button. */
  children: ReactNode;
}

/** Tries what is ticked again. What came of it is told where it outlives the list. */
export const RetrySelected = ({ ids, onDone, children }: RetrySelectedProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [retry, { isLoading }] = useRetrySocialDeliveriesMutation();
  const [problem, setProblem] = useState<string | null>(null);

  const retrySelected = async () => {
    setProblem(null);
    const answer = await retry({ ids });
    if ('error' in answer) return setProblem(problemText(answer.error));
    onDone(summariseRetry(answer.data));
  };

  return (
    <>
      <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap">
        {children}
        <Button
          variant="secondary"
          disabled={ids.length === 0}
          loading={isLoading}
          onClick={() => void retrySelected()}
        >
          {t('failed.retrySelected', { count: ids.length })}
        </Button>
      </Flex>
      {problem ? (
        <Notice tone="danger" isAnnounced>
          {problem}
        </Notice>
      ) : null}
    </>
  );
};
