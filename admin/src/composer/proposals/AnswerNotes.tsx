import { Flex, Typography } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { costWords } from './cost-words';
import type { ProposalSession } from './proposal-session';
import { useCostText } from './use-cost-text';

interface AnswerNotesProps extends Pick<ProposalSession, 'answer' | 'stop'> {
  /** The entry is another one than the proposals were written for. */
  isStale: boolean;
}

/** What became of a question as a whole, and what it cost. */
export const AnswerNotes = ({ answer, stop, isStale }: AnswerNotesProps) => {
  const t = useText();
  const costText = useCostText();
  const isFitted = answer?.outcome === 'fitted';

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {stop?.kind === 'failed' ? (
        <Notice tone="danger" isAnnounced>
          {stop.problem}
        </Notice>
      ) : null}
      {stop?.kind === 'cancelled' ? <Notice>{t('proposals.cancelled')}</Notice> : null}
      {answer?.reason ? (
        <Notice tone={isFitted ? 'warning' : 'neutral'}>
          {isFitted ? t('proposals.fitted', { reason: answer.reason }) : answer.reason}
        </Notice>
      ) : null}
      {isStale ? <Notice tone="warning">{t('proposals.stale')}</Notice> : null}
      {answer ? (
        <Typography variant="pi" textColor="neutral600">
          {costText(costWords(answer))}
        </Typography>
      ) : null}
    </Flex>
  );
};
