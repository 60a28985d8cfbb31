import type { Core } from '@strapi/types';

import { DELIVERY_STATES } from '../../../../../contracts/deliveries';
import { getConfig } from '../../../config/get-config';
import { UIDS } from '../../../constants';
import { isFinished } from '../../deliveries/state-machine';
import { tableOf } from '../../database/table';
import { systemClock } from '../../environment';
import { getService } from '../../get-service';
import { PROBED } from '../probe';
import type { MetricName, Reading } from './metric';

/** A worker that missed this many sweeps is taken for dead, as on the Health page. */
const SILENT_SWEEPS = 3;
const DAY_MS = 24 * 60 * 60_000;
const MS_PER_S = 1_000;

/** How things stand at the moment, as metrics; of all sites together. */
export const liveReadings = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const groups = await Promise.all([
    parts(strapi),
    queue(strapi),
    deliveries(strapi),
    circuits(strapi),
    workers(strapi),
    limits(strapi),
    webhooks(strapi),
  ]);
  const { rss } = process.memoryUsage();
  return [
    ...groups.flat(),
    reading('social_distribution_process_memory_bytes', {}, rss),
    reading('social_distribution_process_uptime_seconds', {}, process.uptime()),
  ];
};

const reading = (metric: MetricName, labels: Record<string, string>, value: number): Reading => ({
  metric,
  labels,
  value,
});

const parts = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const { failing } = await getService(strapi, 'monitoring').probe.look();
  return PROBED.map((part) =>
    reading('social_distribution_up', { part }, failing.includes(part) ? 0 : 1)
  );
};

const queue = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const { waiting, active, delayed } = await getService(strapi, 'queue').status();
  return Object.entries({ waiting, active, delayed }).map(([state, jobs]) =>
    reading('social_distribution_queue_jobs', { state }, jobs)
  );
};

const deliveries = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const { probe } = getService(strapi, 'monitoring');
  const unfinished = DELIVERY_STATES.filter((state) => !isFinished(state));
  const states = await Promise.all(
    unfinished.map(async (state) => {
      const count = await tableOf(strapi, UIDS.delivery).count({ where: { state } });
      return reading('social_distribution_deliveries', { state }, count);
    })
  );
  const oldestS = (await probe.oldestDueMs()) / MS_PER_S;
  return [...states, reading('social_distribution_oldest_due_seconds', {}, oldestS)];
};

const circuits = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const open = await getService(strapi, 'circuits').list();
  return getService(strapi, 'adapters')
    .ids()
    .map((platform) => {
      const isOpen = open.some((circuit) => circuit.platform === platform);
      return reading('social_distribution_circuit_open', { platform }, isOpen ? 1 : 0);
    });
};

const workers = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const silentMs = SILENT_SWEEPS * getConfig(strapi).queue.sweepEveryMs;
  const rows = await getService(strapi, 'workers').list();
  const alive = rows.filter(({ seenAt }) => Date.parse(seenAt) >= systemClock.now() - silentMs);
  return [reading('social_distribution_workers', {}, alive.length)];
};

/** The fullest of each kind: accounts and sites may be any number, labels may not. */
const limits = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const fullest = new Map<string, Reading>();
  for (const { id, scope, platform, used, limit } of await getService(strapi, 'quotaOverview').list(
    'all'
  )) {
    const isBudget = scope === 'site';
    const made = isBudget
      ? reading('social_distribution_budget_used_ratio', { budget: id }, shareOf(used, limit))
      : reading(
          'social_distribution_quota_used_ratio',
          { platform: platform ?? '', limit: id },
          shareOf(used, limit)
        );
    const key = JSON.stringify([made.metric, made.labels]);
    if (made.value >= (fullest.get(key)?.value ?? 0)) fullest.set(key, made);
  }
  return [...fullest.values()];
};

/** Where nothing is allowed, all of it is used. */
const shareOf = (used: number, limit: number): number => (limit > 0 ? used / limit : 1);

const webhooks = async (strapi: Core.Strapi): Promise<Reading[]> => {
  const { tableName } = strapi.db.metadata.get(UIDS.webhookDelivery);
  const rows: { state: string; events: string | number }[] = await strapi.db
    .getConnection(tableName)
    .where('at', '>=', new Date(systemClock.now() - DAY_MS))
    .groupBy('state')
    .select('state')
    .count({ events: '*' });
  return ['pending', 'delivered', 'failed'].map((state) => {
    const found = rows.find((row) => row.state === state);
    return reading('social_distribution_webhook_events', { state }, Number(found?.events ?? 0));
  });
};
