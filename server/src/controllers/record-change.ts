import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { AuditAction, AuditSubjectKind } from '../../../contracts/audit';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';

/** A row of a site that people make, change and remove under a name. */
interface NamedRow {
  id: number;
  siteId: number | null;
  name: string;
}

export interface RowChange<Row extends NamedRow> {
  strapi: Core.Strapi;
  ctx: Context;
  action: AuditAction;
  kind: AuditSubjectKind;
  /** Null: it was made. */
  before: Row | null;
  /** Null: it was removed. */
  after: Row | null;
  /** What of it is worth comparing. */
  factsOf(this: void, row: Row): Record<string, unknown>;
}

/** Writes into the audit log that a person made, changed or removed a row. */
export const recordChange = async <Row extends NamedRow>(change: RowChange<Row>): Promise<void> => {
  const { strapi, ctx, action, kind, before, after, factsOf } = change;
  const row = after ?? before;
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: row?.siteId ?? null,
    subject: { kind, id: row?.id ?? null, name: row?.name ?? null },
    before: before && factsOf(before),
    after: after && factsOf(after),
  });
};
