import type { ListedDelivery } from '../../../../contracts/deliveries';
import { accountNameOf } from '../../platforms/presentation';

/** The account as people write it; the platform where the account is not known any more. */
export const accountOf = ({
  platform,
  platformLabel,
  handle,
}: Pick<ListedDelivery, 'platform' | 'platformLabel' | 'handle'>): string =>
  handle === null ? platformLabel : accountNameOf(platform, handle);
