import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { PLATFORM_FAULT_FAMILIES } from '../deliveries/platform-fault';
import { part } from './from-tallies';
import type { Measures } from './level';

type FromTables = Pick<Measures, 'distribution' | 'retries' | 'aiApproval' | 'webhooks'>;

/** What tables tell of everything since an instant. */
export const measuredByTables = async (strapi: Core.Strapi, since: Date): Promise<FromTables> => {
  const [distribution, retries, aiApproval, webhooks] = await Promise.all([
    distributionOf(strapi, since),
    retriesOf(strapi, since),
    approvalOf(strapi, since),
    webhooksOf(strapi, since),
  ]);
  return { distribution, retries, aiApproval, webhooks };
};

const distributionOf = async (strapi: Core.Strapi, since: Date) => {
  const ended = () => tableOfUid(strapi, UIDS.delivery).where('finished_at', '>=', since);
  const [published, missed, failed] = await Promise.all([
    countOf(ended().where({ state: 'published' })),
    countOf(ended().where({ state: 'missed' })),
    countOf(
      ended()
        .where({ state: 'failed' })
        .where((query) => {
          void query
            .whereNull('error_family')
            .orWhereNotIn('error_family', PLATFORM_FAULT_FAMILIES);
        })
    ),
  ]);
  return part(published, published + missed + failed);
};

const retriesOf = async (strapi: Core.Strapi, since: Date) => {
  const retried = (state: string) =>
    countOf(
      tableOfUid(strapi, UIDS.delivery)
        .where('finished_at', '>=', since)
        .where('attempts', '>', 1)
        .where({ state })
    );
  const [published, failed] = await Promise.all([retried('published'), retried('failed')]);
  return part(published, published + failed);
};

/** Taken as it was, or edited and taken. */
const approvalOf = async (strapi: Core.Strapi, since: Date) => {
  const judged = () => tableOfUid(strapi, UIDS.aiProposal).where('judged_at', '>=', since);
  const [taken, discarded] = await Promise.all([
    countOf(judged().whereIn('verdict', ['accepted', 'edited'])),
    countOf(judged().where({ verdict: 'discarded' })),
  ]);
  return part(taken, taken + discarded);
};

const webhooksOf = async (strapi: Core.Strapi, since: Date) => {
  const ended = (state: string) =>
    countOf(tableOfUid(strapi, UIDS.webhookDelivery).where('at', '>=', since).where({ state }));
  const [delivered, failed] = await Promise.all([ended('delivered'), ended('failed')]);
  return part(delivered, delivered + failed);
};

const tableOfUid = (strapi: Core.Strapi, uid: string) =>
  strapi.db.getConnection(strapi.db.metadata.get(uid).tableName);

type Query = ReturnType<typeof tableOfUid>;

/** PostgreSQL's driver answers a count as text. */
const countOf = async (query: Query): Promise<number> => {
  const rows: { rows: string | number }[] = await query.count({ rows: '*' });
  return Number(rows[0]?.rows ?? 0);
};
