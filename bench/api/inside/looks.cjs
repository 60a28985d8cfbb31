'use strict';

const LOOKS = 'distribution_analytics';
const POSTS = 'distribution_logs';
/** After so many days a post's numbers are looked at. */
const AFTER_DAYS = [0, 1, 3, 7];

const COLUMNS = [
  ...['delivery_id', 'day', 'measured_at', 'is_last', 'posted_at', 'site_id', 'platform'],
  ...['connection_id', 'target_id', 'template_id', 'entry_uid', 'entry_document_id'],
  ...['entry_locale', 'source', 'requested_by', 'impressions', 'likes', 'comments', 'shares'],
  ...['clicks', 'engagement'],
];

/** Instants are numbers in SQLite. */
const TIMES = {
  sqlite: {
    later: (days) => `posted_at + ${days * 86_400_000}`,
    day: (at) => `strftime('%Y-%m-%d', (${at}) / 1000, 'unixepoch')`,
  },
  postgres: {
    later: (days) => `posted_at + interval '${days} days'`,
    day: (at) => `to_char(${at}, 'YYYY-MM-DD')`,
  },
};

/** Looks at nine of ten posts that are out: one statement for all posts of a look. */
const fillLooks = async (strapi) => {
  const knex = strapi.db.connection;
  const times = TIMES[strapi.db.dialect.client];
  const now = new Date();
  for (const [place, days] of AFTER_DAYS.entries()) {
    const at = times.later(days);
    const next = AFTER_DAYS[place + 1];
    const isLast = next === undefined ? '1 = 1' : `${times.later(next)} >= ?`;
    const likes = `(id * 7919) % 200 + ${place * 10}`;
    await knex.raw(
      `insert into ${LOOKS} (${COLUMNS.join(', ')})
       select id, ${times.day(at)}, ${at}, ${isLast}, posted_at, site_id, platform,
         connection_id, target_id, id % 4 + 1, entry_uid, entry_document_id,
         entry_locale, source, '1', (${likes}) * 40, ${likes}, id % 20, id % 30,
         id % 90, ${likes} + id % 50
       from ${POSTS} where state = 'published' and id % 10 <> 0 and ${at} < ?`,
      next === undefined ? [now] : [now, now]
    );
  }
};

module.exports = { fillLooks };
