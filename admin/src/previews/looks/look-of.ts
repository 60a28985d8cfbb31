import type { Fold, Look } from './look';

const EVEN = { min: 0.75, max: 5 };

const lines = (count: number, desktop: number | null, phone: number | null): Fold => ({
  kind: 'lines',
  desktop: desktop === null ? null : { lines: count, columns: desktop },
  phone: phone === null ? null : { lines: count, columns: phone },
});

// No platform documents where it folds. The numbers are the places that people see (2026-11):
// https://posttruncate.com/en/platform-limits for LinkedIn (210, 140), Facebook (480), Instagram
// (125) and Threads (250 on phones); the reference clients of Bluesky (25 lines) and Mastodon (32).

const X: Look = {
  ...{ layout: 'thread', desktopWidth: 598, hasSquareAvatar: false, byline: 'line' },
  // Longer posts are those of Premium accounts.
  ...{ fold: { kind: 'count', most: 280 }, foldMessageId: 'previews.fold.showMore' },
  ...{ grid: 'mosaic', gridMost: 4, singleRatio: EVEN, showsAltBadge: true, card: 'overlay' },
  actions: ['reply', 'repost', 'like', 'bookmark', 'share'],
};

const LINKEDIN: Look = {
  ...{ layout: 'page', desktopWidth: 555, hasSquareAvatar: false, byline: 'name' },
  ...{ fold: lines(3, 70, 47), foldMessageId: 'previews.fold.more' },
  ...{ grid: 'linkedin', gridMost: 20, singleRatio: { min: 0.8, max: 3 }, showsAltBadge: true },
  ...{ card: 'side', actions: ['thumb', 'reply', 'repost', 'send'] },
};

const FACEBOOK: Look = {
  ...{ layout: 'page', desktopWidth: 590, hasSquareAvatar: false, byline: 'name' },
  ...{ fold: lines(5, 96, 44), foldMessageId: 'previews.fold.seeMore' },
  ...{ grid: 'facebook', gridMost: 40, singleRatio: { min: 0.8, max: 3 }, showsAltBadge: false },
  ...{ card: 'strip', actions: ['thumb', 'reply', 'share'] },
};

const INSTAGRAM: Look = {
  ...{ layout: 'gallery', desktopWidth: 470, hasSquareAvatar: false, byline: 'handle' },
  ...{ fold: lines(2, 63, 45), foldMessageId: 'previews.fold.more' },
  ...{ grid: 'row', gridMost: 10, singleRatio: { min: 0.8, max: 1.91 }, showsAltBadge: false },
  ...{ card: 'below', actions: ['like', 'reply', 'repost', 'send', 'bookmark'] },
};

const THREADS: Look = {
  ...{ layout: 'thread', desktopWidth: 620, hasSquareAvatar: false, byline: 'handle' },
  ...{ fold: lines(6, null, 44), foldMessageId: 'previews.fold.more' },
  ...{ grid: 'row', gridMost: 1, singleRatio: { min: 0.75, max: 2 }, showsAltBadge: true },
  ...{ card: 'below', actions: ['like', 'reply', 'repost', 'send'] },
};

const TIKTOK: Look = {
  ...{ layout: 'screen', desktopWidth: 340, hasSquareAvatar: false, byline: 'name' },
  ...{ fold: lines(2, 50, 44), foldMessageId: 'previews.fold.more' },
  ...{ grid: 'row', gridMost: 35, singleRatio: EVEN, showsAltBadge: false, card: 'below' },
  actions: ['like', 'reply', 'bookmark', 'share'],
};

const BLUESKY: Look = {
  ...{ layout: 'thread', desktopWidth: 600, hasSquareAvatar: false, byline: 'line' },
  ...{ fold: lines(25, 72, 42), foldMessageId: 'previews.fold.showMore' },
  ...{ grid: 'mosaic', gridMost: 4, singleRatio: { min: 0.5, max: 3 }, showsAltBadge: true },
  ...{ card: 'below', actions: ['reply', 'repost', 'like', 'bookmark', 'share'] },
};

const MASTODON: Look = {
  ...{ layout: 'thread', desktopWidth: 580, hasSquareAvatar: true, byline: 'stacked' },
  ...{ fold: lines(32, 70, 42), foldMessageId: 'previews.fold.readMore' },
  ...{ grid: 'mosaic', gridMost: 4, singleRatio: { min: 0.5, max: 3 }, showsAltBadge: true },
  ...{ card: 'below', actions: ['reply', 'repost', 'like', 'bookmark', 'share'] },
};

const LOOKS: Readonly<Record<string, Look>> = {
  ...{ x: X, linkedin: LINKEDIN, facebook: FACEBOOK, instagram: INSTAGRAM },
  ...{ threads: THREADS, tiktok: TIKTOK, bluesky: BLUESKY, mastodon: MASTODON },
};

/** A platform that is not known here looks like X. */
export const lookOf = (platform: string): Look => LOOKS[platform] ?? X;
