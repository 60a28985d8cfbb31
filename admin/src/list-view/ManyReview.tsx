import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import type { BulkOrderView } from '../../../contracts/bulk';
import { useActOnSocialBulkOrderMutation } from '../api/bulk-api';
import { useProblemText } from '../api/use-problem-text';
import { Notice } from '../components/Notice';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { useWhenText } from '../when/use-when-text';
import { ManyProblems } from './ManyProblems';

interface ManyReviewProps {
  /** A draft. */
  order: BulkOrderView;
  onStarted: (order: BulkOrderView) => void;
  /** It is given up. */
  onBack: () => void;
}

/** What was understood, what cannot go out and why; nothing is sent before somebody says so. */
export const ManyReview = ({ order, onStarted, onBack }: ManyReviewProps) => {
  const t = useText();
  const words = useWhenText();
  const problemText = useProblemText();
  const [act, { isLoading, error }] = useActOnSocialBulkOrderMutation();
  const { id, counts, firstDueAt, lastDueAt, zone, periodProblem, needsApproval } = order;
  const ready = counts.waiting ?? 0;

  const start = async () => {
    const answer = await act({ id, action: 'start' });
    if ('data' in answer && answer.data) onStarted(answer.data);
  };
  const giveUp = async () => {
    const answer = await act({ id, action: 'cancel' });
    if (!('error' in answer)) onBack();
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <StateText icon={ready > 0 ? 'check' : 'cross'} tone={ready > 0 ? 'success' : 'danger'}>
            {t('many.ready', { count: ready })}
          </StateText>
          {firstDueAt && lastDueAt ? (
            <Typography variant="omega">
              {t('many.period', {
                from: words.instant(Date.parse(firstDueAt), zone),
                until: words.instant(Date.parse(lastDueAt), zone),
              })}
            </Typography>
          ) : null}
          {periodProblem ? <Notice tone="warning">{periodProblem.message}</Notice> : null}
          {needsApproval ? <Notice>{t('panel.done.approval')}</Notice> : null}
          <ManyProblems order={order} state="bad" />
          {error ? (
            <Notice tone="danger" isAnnounced>
              {problemText(error)}
            </Notice>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" disabled={isLoading} onClick={() => void giveUp()}>
          {t('many.back')}
        </Button>
        <Button loading={isLoading} disabled={ready === 0} onClick={() => void start()}>
          {t('many.start', { count: ready })}
        </Button>
      </Modal.Footer>
    </>
  );
};
