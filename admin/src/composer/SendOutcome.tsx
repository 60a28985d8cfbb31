import { Button, Flex } from '@strapi/design-system';

import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';
import type { DispatchOutcome } from './use-dispatch';

/** What the click did, and the way back to the entry. */
export const SendOutcome = ({
  outcome,
  onClose,
}: {
  outcome: DispatchOutcome;
  onClose: () => void;
}) => {
  const t = useText();
  const { sent, scheduled, waitsForApproval, skipped, problem } = outcome;
  const isTaken = sent + scheduled > 0;
  const said = waitsForApproval
    ? t('compose.done.approval')
    : scheduled > 0
      ? t('compose.done.scheduled', { count: scheduled })
      : t('composer.sent', { count: sent });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {problem ? (
        <Notice tone="danger" isAnnounced>
          {problem}
        </Notice>
      ) : null}
      {skipped.map(({ targetId, reason }) => (
        <Notice key={targetId} tone="warning" isAnnounced>
          {t('composer.skipped', { reason })}
        </Notice>
      ))}
      {isTaken ? (
        <Flex gap={3} alignItems="center">
          <Notice isAnnounced>{said}</Notice>
          <Flex shrink={0}>
            <Button variant="tertiary" onClick={onClose}>
              {t('compose.done.close')}
            </Button>
          </Flex>
        </Flex>
      ) : null}
    </Flex>
  );
};
