import type { DeliveryView } from '../../../contracts/deliveries';

type Outcome = Pick<DeliveryView, 'state' | 'removedAt'>;

/** With these a target counts as not served, and the preview offers it again. */
const UNSUCCESSFUL: readonly DeliveryView['state'][] = ['failed', 'cancelled', 'missed'];

/** A post that was removed from its platform is not there any more. */
const isLiving = ({ state, removedAt }: Outcome): boolean =>
  !UNSUCCESSFUL.includes(state) && removedAt === null;

/** Another text each time when a delivery was made, came to nothing or was removed. */
export const livingKeyOf = (deliveries: readonly (Pick<DeliveryView, 'id'> & Outcome)[]): string =>
  deliveries
    .filter(isLiving)
    .map(({ id }) => id)
    .join(',');
