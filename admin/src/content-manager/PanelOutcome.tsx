import { Flex } from '@strapi/design-system';

import type { DispatchOutcome } from '../composer/use-dispatch';
import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';

/** What the click did. The posts themselves show up in the lists below. */
export const PanelOutcome = ({ outcome }: { outcome: DispatchOutcome }) => {
  const t = useText();
  const { sent, scheduled, waitsForApproval, skipped, problem } = outcome;
  const done = (): string | null => {
    if (sent + scheduled === 0) return null;
    if (waitsForApproval) return t('panel.done.approval');
    if (scheduled > 0) return t('panel.done.planned', { count: scheduled });
    return t('composer.sent', { count: sent });
  };
  const said = done();
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
      {said ? <Notice isAnnounced>{said}</Notice> : null}
    </Flex>
  );
};
