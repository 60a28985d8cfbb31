import { UIDS } from '../../../server/src/constants';
import { tableOf, type Table } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import type { Schedule } from '../../../server/src/services/schedules/schedule';
import type { TestApp } from './app';

export const schedulesOf = ({ strapi }: TestApp): Table<Schedule> =>
  tableOf<Schedule>(strapi, UIDS.schedule);

/** What a worker does about schedules at every tick. */
export const runDue = ({ strapi }: TestApp): Promise<void> =>
  getService(strapi, 'schedules').runDue();

/** A time by the clock in UTC, so many days from now at nine: `2026-11-25T09:00`. */
export const wallTimeIn = (days: number, clock = '09:00'): string => {
  const day = new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
  return `${day}T${clock}`;
};

export const at = (wallTime: string) => ({ kind: 'at' as const, wallTime, zone: 'UTC' });

export const isoOf = (wallTime: string): string => `${wallTime}:00.000Z`;
