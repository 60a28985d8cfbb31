import { site } from './site';
import { connection } from './connection';
import { target } from './target';
import { rule } from './rule';
import { distribution } from './distribution';
import { delivery } from './delivery';
import { experiment } from './experiment';
import { hashtagSet } from './hashtag-set';
import { mapping } from './mapping';
import { approval } from './approval';
import { bulkOrder } from './bulk-order';
import { rateLimit } from './rate-limit';
import { schedule } from './schedule';
import { template } from './template';

export default {
  site,
  connection,
  target,
  rule,
  distribution,
  delivery,
  mapping,
  template,
  experiment,
  'hashtag-set': hashtagSet,
  'rate-limit': rateLimit,
  schedule,
  approval,
  'bulk-order': bulkOrder,
};
