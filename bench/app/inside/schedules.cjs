'use strict';

const SCHEDULE = 'plugin::social-distribution.schedule';
const DELIVERY = 'plugin::social-distribution.delivery';

/**
 * Makes repeating schedules due one after the other, evenly over the window. People choose whole
 * minutes; the engine does not care.
 */
const spreadSchedules = async (strapi, { ids, firstDueAt, windowMs }) => {
  const table = strapi.db.query(SCHEDULE);
  await strapi.db.transaction(async () => {
    for (const [place, id] of ids.entries()) {
      const dueAt = new Date(firstDueAt + Math.round((place * windowMs) / ids.length));
      await table.updateMany({ where: { id }, data: { dueAt, claimUntil: null } });
    }
  });
  return null;
};

/** `[when it was due, when a worker began with it, post id]` of what schedules made since then. */
const scheduledPosts = async (strapi, { since }) => {
  const rows = await strapi.db.query(DELIVERY).findMany({
    where: { scheduleId: { $notNull: true }, scheduledAt: { $gte: new Date(since) } },
    select: ['scheduledAt', 'preparingAt', 'platformPostId'],
  });
  return rows.map(({ scheduledAt, preparingAt, platformPostId }) => [
    Date.parse(scheduledAt),
    preparingAt === null ? null : Date.parse(preparingAt),
    platformPostId,
  ]);
};

module.exports = { spreadSchedules, scheduledPosts };
