import type { Model } from '@strapi/database';

import { accountChoiceModel } from './account-choice';
import { auditEntryModel } from './audit-entry';
import { bulkRowModel } from './bulk-row';
import { circuitModel } from './circuit';
import { deliveryEventModel } from './delivery-event';
import { draftModel } from './draft';
import { entrySharingModel } from './entry-sharing';
import { oauthStateModel } from './oauth-state';
import { outboxModel } from './outbox';
import { platformAppModel } from './platform-app';
import { quotaUseModel } from './quota-use';
import { ruleDecisionModel } from './rule-decision';
import { templateVersionModel } from './template-version';
import { workerModel } from './worker';

/** Technical tables without document ids, locales or creators. */
export const models: Model[] = [
  deliveryEventModel,
  outboxModel,
  oauthStateModel,
  workerModel,
  circuitModel,
  platformAppModel,
  accountChoiceModel,
  auditEntryModel,
  templateVersionModel,
  draftModel,
  quotaUseModel,
  ruleDecisionModel,
  entrySharingModel,
  bulkRowModel,
];
