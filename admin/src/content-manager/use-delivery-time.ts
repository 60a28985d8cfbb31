import { useIntl } from 'react-intl';

import { isSameDay, type DeliveryPresentation } from './delivery-presentation';

/** The `{time}` of a delivery's text: as short as it can be understood. */
export const useDeliveryTime = (): ((
  presentation: Pick<DeliveryPresentation, 'at' | 'isZoned'>
) => string) => {
  const intl = useIntl();
  return ({ at, isZoned }) => {
    if (at === null) return '';
    const hour = { hour: '2-digit', minute: '2-digit' } as const;
    if (!isZoned && isSameDay(at, Date.now())) return intl.formatTime(at, hour);
    const day = { weekday: 'short', day: 'numeric', month: 'short', ...hour } as const;
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return isZoned ? `${intl.formatDate(at, day)} ${zone}` : intl.formatDate(at, day);
  };
};
