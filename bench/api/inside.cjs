'use strict';

/**
 * Preloaded into the measured Strapi (`node --require`): does on call what cannot be done over HTTP.
 * Plain JavaScript, so that nothing is transpiled there; costs nothing between calls.
 */
const { randomUUID } = require('node:crypto');

const DAY_MS = 86_400_000;
/** Databases take a limited number of values in one statement. */
const CHUNK = 200;
const PLATFORMS = [
  'x',
  'linkedin',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'bluesky',
  'mastodon',
];
const LOCALES = ['en', 'de'];
const TARGETS_OF_PLATFORM = 2;
const TEMPLATES = 4;
const PEOPLE = 6;
/** After so many days a post's numbers are looked at. */
const LOOKS = [0, 1, 3, 7];
const WORDS = 'The ferry runs again, the light is repaired and the tide tables are printed. ';

/** Strapi leaves itself there; a preloaded file has no other way to it. */
const strapiOf = () => {
  if (!globalThis.strapi) throw new Error('Strapi is not loaded yet.');
  return globalThis.strapi;
};

const tableOf = (name) => strapiOf().db.query(`plugin::social-distribution.${name}`);

/** A seeded chance, so that every run has the same posts. */
let seed = 7;
const chance = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const pick = (count) => Math.floor(chance() * count);

/** Posts of the last days, oldest first as they come about: an entry goes to every platform. */
const fillPosts = async ({ count, days }) => {
  const begin = Date.now() - days * DAY_MS;
  for (let from = 0; from < count; from += CHUNK) {
    const places = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => from + at);
    const posts = [];
    for (let at = 0; at < places.length; at += PLATFORMS.length) {
      posts.push(...entryPosts(begin + (places[at] / count) * days * DAY_MS, places[at]));
    }
    const wanted = posts.slice(0, places.length);
    await tableOf('distribution').createMany({ data: wanted.filter(isFirst).map(distributionOf) });
    const { ids } = await tableOf('delivery').createMany({ data: wanted.map(deliveryOf) });
    const looks = wanted.flatMap((post, at) => looksOf(post, Number(ids[at])));
    for (let at = 0; at < looks.length; at += CHUNK) {
      await tableOf('analytics-day').createMany({ data: looks.slice(at, at + CHUNK) });
    }
  }
  return null;
};

const entryPosts = (at, place) => {
  const entry = {
    documentId: randomUUID().replaceAll('-', '').slice(0, 24),
    locale: LOCALES[pick(LOCALES.length)],
    person: 1 + pick(PEOPLE),
    template: 1 + pick(TEMPLATES),
    distributionId: place / PLATFORMS.length + 1,
  };
  return PLATFORMS.map((platform, number) => ({
    ...{ ...entry, platform, isFirst: number === 0 },
    target: 1 + number * TARGETS_OF_PLATFORM + pick(TARGETS_OF_PLATFORM),
    ...{ at: new Date(at), tookMs: 500 + pick(60_000), hasWorked: chance() < 0.96 },
    isRetried: chance() < 0.05,
  }));
};

const isFirst = (post) => post.isFirst;

const titleOf = (post) => `Harbour note ${post.documentId.slice(0, 8)}`;

const entryColumns = (post) => ({
  entryUid: 'api::article.article',
  entryDocumentId: post.documentId,
  entryLocale: post.locale,
});

const distributionOf = (post) => ({
  ...entryColumns(post),
  ...{ entryTitle: titleOf(post), versionHash: post.documentId, source: 'manual' },
  ...{ requestedBy: String(post.person), idempotencyKey: post.documentId },
});

const deliveryOf = (post) => ({
  ...entryColumns(post),
  ...{ entryTitle: titleOf(post), versionHash: post.documentId, source: 'manual' },
  ...{ siteId: 1, connectionId: post.target, targetId: post.target, platform: post.platform },
  ...{ accountHandle: 'harbour', distributionId: post.distributionId },
  dedupeKey: `${post.documentId}${post.platform}`,
  ...{ state: post.hasWorked ? 'published' : 'failed', attempts: post.isRetried ? 2 : 1 },
  errorFamily: post.hasWorked ? null : ['rejected', 'retryable'][pick(2)],
  ...{ scheduledAt: post.at, dueAt: null, finishedAt: post.at, queuedAt: post.at },
  postedAt: post.hasWorked ? new Date(post.at.getTime() + post.tookMs) : null,
  content: {
    ...{ format: 'feed', card: null, language: post.locale },
    parts: [{ text: WORDS.repeat(4), media: [] }],
    template: { id: post.template, name: 'Note', version: 1 },
  },
  ...{ options: {}, handles: {}, posted: [], aiCostUsd: 0.0006, platformCostUsd: 0.015 },
});

const looksOf = (post, deliveryId) => {
  if (!post.hasWorked || chance() < 0.1) return [];
  const times = LOOKS.map((days) => post.at.getTime() + days * DAY_MS).filter(
    (at) => at < Date.now()
  );
  return times.map((at, place) => {
    const likes = pick(200) + place * 10;
    return {
      ...entryColumns(post),
      ...{ deliveryId, day: new Date(at).toISOString().slice(0, 10), measuredAt: new Date(at) },
      ...{ isLast: place === times.length - 1, siteId: 1, platform: post.platform },
      ...{ connectionId: post.target, targetId: post.target, templateId: post.template },
      ...{ postedAt: post.at, source: 'manual', requestedBy: String(post.person) },
      ...{ impressions: likes * 40, likes, comments: pick(20), shares: pick(30), clicks: pick(90) },
      engagement: likes + pick(50),
    };
  });
};

/** Adds up as a worker does, until a round through everything is done; milliseconds that it took. */
const addUp = async () => {
  const begun = performance.now();
  const { keeper } = strapiOf().plugin('social-distribution').service('analytics');
  for (;;) {
    await keeper.run();
    if ((await keeper.cursor.read())?.doneAt) return performance.now() - begun;
  }
};

/** Rows that the sums of a day and the posts have. */
const sizes = async () => ({
  posts: await tableOf('delivery-fact').count(),
  looks: await tableOf('analytics-day').count(),
  cells: await tableOf('analytics-cell').count(),
});

const isLoaded = async () => Boolean(globalThis.strapi?.isLoaded);

const calls = { fillPosts, addUp, sizes, isLoaded };

const answer = async ({ id, name, args }) => {
  try {
    if (!calls[name]) throw new Error('there is no such call');
    process.send({ id, value: await calls[name](args) });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.stack : String(error) });
  }
};

process.on('message', (call) => void answer(call));
// Whoever measures is gone: nothing is left running behind.
process.on('disconnect', () => process.exit(1));
// The channel must not keep a stopping process alive.
process.channel?.unref();
