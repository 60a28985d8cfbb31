import type { Model } from '@strapi/database';

import { deliveryEventModel } from './delivery-event';
import { oauthStateModel } from './oauth-state';
import { outboxModel } from './outbox';

/** Technical tables without document ids, locales or creators. */
export const models: Model[] = [deliveryEventModel, outboxModel, oauthStateModel];
