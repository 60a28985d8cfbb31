import type { ComposerRow } from '../composer/composer-row';
import { useText } from '../translations/use-text';
import type { Standing } from './target-standing';
import { useDeliveryTime } from './use-delivery-time';

/** The sentence behind a target's dot. */
export const useStandingText = (): ((row: ComposerRow, standing: Standing) => string) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  return (row, standing) => {
    switch (standing.kind) {
      case 'out':
        return t('panel.standing.out');
      case 'done':
        return t('target.done');
      case 'ready':
        return row.target.isDone ? t('target.again') : t('panel.standing.ready');
      case 'held': {
        const { until, reason } = standing;
        const said = reason ?? t('panel.standing.held');
        if (until === null) return said;
        return t('panel.standing.heldUntil', {
          time: timeOf({ at: until, isZoned: false }),
          reason: said,
        });
      }
      case 'broken':
        if (standing.reason !== null) return standing.reason;
        return row.isEmpty ? t('target.empty') : t('panel.standing.tooLong');
    }
  };
};
