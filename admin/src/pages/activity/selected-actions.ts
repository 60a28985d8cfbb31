import type { ListedDelivery } from '../../../../contracts/deliveries';
import { presentDelivery } from '../../content-manager/delivery-presentation';

export interface SelectedActions {
  /** Those that can be tried again. */
  retry: number[];
  /** Those that can still be called off. */
  cancel: number[];
}

/** What can be done with which of the chosen posts. `now` is epoch ms. */
export const selectedActionsOf = (
  chosen: readonly ListedDelivery[],
  now: number
): SelectedActions => {
  const idsWith = (action: 'retry' | 'cancel') =>
    chosen
      .filter((delivery) => presentDelivery(delivery, now).actions.includes(action))
      .map(({ id }) => id);
  return { retry: idsWith('retry'), cancel: idsWith('cancel') };
};
