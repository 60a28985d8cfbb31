'use strict';

const DELIVERY = 'plugin::social-distribution.delivery';
/** SQLite takes a limited number of values in one statement. */
const CHUNK = 500;
/** Nobody takes what is due in a year. */
const FAR_MS = 365 * 24 * 60 * 60_000;

const service = (strapi, name) => strapi.plugin('social-distribution').service(name);

const chunksOf = (list) =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, index) =>
    list.slice(index * CHUNK, (index + 1) * CHUNK)
  );

/** Puts off what is queued, so that a worker that starts leaves it alone; oldest id first. */
const holdBack = async (strapi) => {
  const rows = await strapi.db
    .query(DELIVERY)
    .findMany({ where: { state: 'queued' }, select: ['id'], orderBy: { id: 'asc' } });
  const later = new Date(Date.now() + FAR_MS);
  await strapi.db.query(DELIVERY).updateMany({
    where: { state: 'queued' },
    data: { dueAt: later, scheduledAt: later },
  });
  return rows.map(({ id }) => id);
};

/** Makes deliveries due and nudges the queue, as a dispatch does; answers when that is done. */
const release = async (strapi, { dues }) => {
  const byTime = new Map();
  for (const [id, dueAt] of dues) byTime.set(dueAt, [...(byTime.get(dueAt) ?? []), id]);
  await strapi.db.transaction(async () => {
    for (const [dueAt, ids] of byTime) {
      const data = { dueAt: new Date(dueAt), scheduledAt: new Date(dueAt) };
      for (const chunk of chunksOf(ids)) {
        await strapi.db.query(DELIVERY).updateMany({ where: { id: { $in: chunk } }, data });
      }
    }
  });
  const startedAt = performance.now();
  const nudges = dues.map(([deliveryId, dueAt]) => ({ deliveryId, dueAt }));
  for (const chunk of chunksOf(nudges)) await service(strapi, 'queue').nudgeDeliveries(chunk);
  return performance.now() - startedAt;
};

/** Post ids by delivery id. */
const postIds = async (strapi, { ids }) => {
  const found = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await strapi.db
      .query(DELIVERY)
      .findMany({ where: { id: { $in: chunk } }, select: ['id', 'platformPostId'] });
    found.push(...rows.map(({ id, platformPostId }) => [id, platformPostId]));
  }
  return found;
};

/** How many deliveries are in which state, without those that are held back. */
const states = async (strapi) => {
  const limit = new Date(Date.now() + FAR_MS / 2);
  const known = await strapi.db.connection('distribution_logs').distinct('state');
  const counts = {};
  for (const { state } of known) {
    const isOurs = { $or: [{ dueAt: { $null: true } }, { dueAt: { $lt: limit } }] };
    counts[state] = await strapi.db.query(DELIVERY).count({ where: { state, ...isOurs } });
  }
  return counts;
};

/** Whether the queue runs, and how many processes work on it. */
const working = async (strapi) => {
  const { state, problem, waiting, active, delayed } = await service(strapi, 'queue').status();
  const workers = (await service(strapi, 'workers').list()).length;
  return { state, problem, waiting, active, delayed, workers };
};

module.exports = { holdBack, release, postIds, states, working };
