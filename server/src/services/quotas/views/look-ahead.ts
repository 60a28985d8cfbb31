import type { Core } from '@strapi/types';

import type { QuotaLevel } from '../../../../../contracts/quotas';
import { accountName } from '../../connections/account-name';
import type { Connection } from '../../connections/connection';
import { systemClock } from '../../environment';
import { getService } from '../../get-service';
import { quotaReason, type QuotaNames } from '../quota-words';
import type { Outlook } from '../quotas';
import { levelOf } from './level';

/** Posts that somebody thinks of sending through one target. */
export interface Thought {
  connection: Connection;
  /** At least 1. */
  posts: number;
  /** Parts of each. */
  parts: number;
  /** What each costs, US dollars. */
  costUsd: number;
}

export interface Foresight {
  /** When each goes out, epoch ms, in order; shorter than asked for when the rest never fits. */
  times: number[];
  /** Which limit makes the first one wait, and until when, in words; null: none does. */
  reason: string | null;
  /** How many such posts would go out at once. */
  remaining: number;
  level: QuotaLevel;
  tightest: Outlook['tightest'];
}

/** Epoch ms; `spreadUntil` null: as soon as possible. */
interface Span {
  from: number;
  spreadUntil: number | null;
}

/**
 * When posts would go out, in the order they are named. Those of one account share its places: they
 * take turns, each target one post.
 */
export const lookAhead = async (
  strapi: Core.Strapi,
  thoughts: readonly Thought[],
  span: Span
): Promise<Foresight[]> => {
  const found = new Map<Thought, Foresight>();
  for (const group of groupsOf(thoughts)) {
    const outlook = await outlookOf(strapi, group, span);
    const names = await namesOf(strapi, group[0].connection);
    for (const [place, thought] of group.entries()) {
      found.set(thought, foresightOf(outlook, { place, size: group.length, span, names }));
    }
  }
  return thoughts.flatMap((thought) => found.get(thought) ?? []);
};

type Group = readonly [Thought, ...Thought[]];

const groupsOf = (thoughts: readonly Thought[]): Group[] => {
  const groups = new Map<number, [Thought, ...Thought[]]>();
  for (const thought of thoughts) {
    const group = groups.get(thought.connection.id);
    if (group) group.push(thought);
    else groups.set(thought.connection.id, [thought]);
  }
  return [...groups.values()];
};

/** The dearest and longest of them stand for all: nothing is promised that is not kept. */
const outlookOf = (strapi: Core.Strapi, group: Group, span: Span): Promise<Outlook> =>
  getService(strapi, 'quotas').forecast({
    connection: group[0].connection,
    posts: group.reduce((sum, { posts }) => sum + posts, 0),
    parts: Math.max(...group.map(({ parts }) => parts)),
    costUsd: Math.max(...group.map(({ costUsd }) => costUsd)),
    source: 'manual',
    ...span,
  });

/** What an outlook means for the one at this place of those who share it. */
const foresightOf = (
  outlook: Outlook,
  { place, size, span, names }: { place: number; size: number; span: Span; names: QuotaNames }
): Foresight => {
  const { tightest, obstacle, remaining } = outlook;
  const times = outlook.times.filter((_, index) => index % size === place);
  const [at] = times;
  const [earliest = 0] = outlook.times;
  const isFirstLate = obstacle !== null;
  const hasToWait =
    at === undefined || (span.spreadUntil === null ? isFirstLate || at > earliest : isFirstLate);
  // The others wait for what the first one still found room in.
  const limit = obstacle ?? tightest?.limit;
  const verdict = at === undefined ? { kind: 'never' as const } : { kind: 'later' as const, at };
  return {
    ...{ times, tightest },
    remaining: Math.max(0, remaining - place),
    reason:
      hasToWait && limit
        ? quotaReason({ ...verdict, obstacle: limit }, names, systemClock.now())
        : null,
    level: levelOf({ share: tightest?.share ?? 0, isFull: hasToWait }),
  };
};

const namesOf = async (
  strapi: Core.Strapi,
  { platform, account, siteId }: Connection
): Promise<QuotaNames> => {
  const site = await getService(strapi, 'sites').find(siteId);
  return {
    platform: getService(strapi, 'adapters').descriptorOf(platform).label,
    account: accountName(platform, account.handle),
    site: site?.name ?? 'the site',
    timeZone: site?.timezone ?? 'UTC',
  };
};
