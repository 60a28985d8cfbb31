'use strict';

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
const WORDS = 'The ferry runs again, the light is repaired and the tide tables are printed. ';

/** A seeded chance, so that every run has the same posts. */
let seed = 7;
const chance = () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
const pick = (count) => Math.floor(chance() * count);

/** Posts of the last days, oldest first as they come about: an entry goes to every platform. */
const fillPosts = async (strapi, { count, days }) => {
  const tableOf = (name) => strapi.db.query(`plugin::social-distribution.${name}`);
  const begin = Date.now() - days * DAY_MS;
  for (let from = 0; from < count; from += CHUNK) {
    const places = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => from + at);
    const posts = [];
    for (let at = 0; at < places.length; at += PLATFORMS.length) {
      posts.push(...entryPosts(begin + (places[at] / count) * days * DAY_MS, places[at]));
    }
    const wanted = posts.slice(0, places.length);
    await tableOf('distribution').createMany({ data: wanted.filter(isFirst).map(distributionOf) });
    await tableOf('delivery').createMany({ data: wanted.map(deliveryOf) });
  }
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

module.exports = { fillPosts };
