import { VisuallyHidden } from '@strapi/design-system';

import { Notice } from '../components/Notice';
import { useText } from '../translations/use-text';
import type { DispatchOutcome } from './use-dispatch';

/** What the click did. The posts themselves show up in the list below. */
export const DispatchResult = ({ outcome }: { outcome: DispatchOutcome }) => {
  const t = useText();
  return (
    <>
      {outcome.problem ? (
        <Notice tone="danger" isAnnounced>
          {outcome.problem}
        </Notice>
      ) : null}
      {outcome.skipped.map(({ targetId, reason }) => (
        <Notice key={targetId} tone="warning" isAnnounced>
          {t('composer.skipped', { reason })}
        </Notice>
      ))}
      <VisuallyHidden role="status">
        {outcome.sent > 0 ? t('composer.sent', { count: outcome.sent }) : null}
      </VisuallyHidden>
    </>
  );
};
