import type { Core } from '@strapi/types';

import type { DELIVERY_ORDERS } from '../../../../contracts/deliveries';
import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import { whereOf, type ActivityFilter } from './activity-filter';
import { Askers } from './askers';

export interface ActivityPageRequest {
  sort: (typeof DELIVERY_ORDERS)[number];
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface ActivityPage {
  rows: Delivery[];
  /** All that the filter lets through. */
  total: number;
}

type Order = Record<string, 'asc' | 'desc'>[];

/** The id last: rows of the same time keep their places from page to page. */
const ORDERS: Readonly<Record<ActivityPageRequest['sort'], Order>> = {
  '-id': [{ id: 'desc' }],
  id: [{ id: 'asc' }],
  '-scheduledAt': [{ scheduledAt: 'desc' }, { id: 'desc' }],
  scheduledAt: [{ scheduledAt: 'asc' }, { id: 'asc' }],
};

/** Everything that was asked for, to be looked through. */
export class Activity {
  readonly askers: Askers;

  constructor(private readonly strapi: Core.Strapi) {
    this.askers = new Askers(strapi);
  }

  async page(filter: ActivityFilter, request: ActivityPageRequest): Promise<ActivityPage> {
    const { sort, page, pageSize } = request;
    const { repository } = getService(this.strapi, 'deliveries');
    const total = await repository.count(whereOf(this.strapi, filter));
    const ids = await tableOf<{ id: number }>(this.strapi, UIDS.delivery).findMany({
      where: whereOf(this.strapi, filter),
      select: ['id'],
      orderBy: ORDERS[sort],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    // Whole rows are wide; the database sorts and skips narrow ones, and reads those of the page only.
    const rows = await repository.findMany({ id: { $in: ids.map(({ id }) => id) } }, pageSize);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { rows: ids.flatMap(({ id }) => byId.get(id) ?? []), total };
  }
}

export const createActivity = ({ strapi }: { strapi: Core.Strapi }): Activity =>
  new Activity(strapi);
