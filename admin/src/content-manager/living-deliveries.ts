import type { DeliveryView } from '../../../contracts/deliveries';

/** With these a target counts as not served, and the preview offers it again. */
const UNSUCCESSFUL: readonly DeliveryView['state'][] = ['failed', 'cancelled', 'missed'];

export const isLiving = ({ state }: Pick<DeliveryView, 'state'>): boolean =>
  !UNSUCCESSFUL.includes(state);

/** Another text each time when a delivery was made or came to nothing. */
export const livingKeyOf = (deliveries: readonly Pick<DeliveryView, 'id' | 'state'>[]): string =>
  deliveries
    .filter(isLiving)
    .map(({ id }) => id)
    .join(',');
