import { Flex } from '@strapi/design-system';

import { CONFLICT_MINUTES, type CalendarItem } from '../../../../contracts/calendar';
import { Notice } from '../../components/Notice';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

interface ItemNotesProps {
  item: CalendarItem;
  titleOf: (key: string) => string | null;
  canMove: boolean;
}

const WHY_FIXED: Record<NonNullable<CalendarItem['fixed']>, MessageId> = {
  repeats: 'calendar.fixed.repeats',
  unscheduled: 'calendar.fixed.unscheduled',
  over: 'calendar.fixed.over',
};

/** What is to be minded about an item: neighbours, limits, and why it cannot be moved. */
export const ItemNotes = ({ item, titleOf, canMove }: ItemNotesProps) => {
  const t = useText();
  const accountOf = (platform: string | null, handle: string | null): string => {
    if (platform === null) return t('calendar.limit.site');
    return handle === null ? presentPlatform(platform).label : accountNameOf(platform, handle);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {item.conflicts.map(({ itemKey, platform, handle, minutes }) => (
        <Notice key={`${itemKey}${platform}${handle}`} tone="warning">
          {t('calendar.conflict', {
            account: accountOf(platform, handle),
            title: titleOf(itemKey) ?? t('calendar.conflict.other'),
            minutes,
            least: CONFLICT_MINUTES,
          })}
        </Notice>
      ))}
      {item.limits.map(({ label, platform, handle, planned, limit }) => (
        <Notice key={label} tone="warning">
          {t('calendar.limit', { account: accountOf(platform, handle), label, planned, limit })}
        </Notice>
      ))}
      {item.fixed ? <Notice>{t(WHY_FIXED[item.fixed])}</Notice> : null}
      {item.fixed === null && !canMove ? <Notice>{t('calendar.forbidden')}</Notice> : null}
      {item.otherZone ? <Notice>{t('calendar.otherZone', { zone: item.otherZone })}</Notice> : null}
    </Flex>
  );
};
