import type { Core } from '@strapi/types';

import type { QuotaLevel } from '../../../../../contracts/quotas';
import { getService } from '../../get-service';
import type { Outlook, PostWish } from '../quotas';
import { levelOf } from './level';

/** Posts that somebody thinks of sending through one target. */
export type Thought = Omit<PostWish, 'spreadUntil'>;

export interface Foresight {
  /** When each goes out, epoch ms, in order; shorter than asked for when the rest never fits. */
  times: number[];
  /** Which limit makes the first one wait, and until when, in words; null: none does. */
  reason: string | null;
  /** How many such posts would go out at once, behind those of the targets before it. */
  remaining: number;
  level: QuotaLevel;
  tightest: Outlook['tightest'];
}

/**
 * When posts would go out, in the order they are named: whatever limits they share, of an account,
 * an app or a site, each finds what those before it leave. Targets take turns, each one post.
 *
 * @param spreadUntil spread evenly until then, epoch ms; null: as soon as possible
 */
export const lookAhead = async (
  strapi: Core.Strapi,
  thoughts: readonly Thought[],
  spreadUntil: number | null = null
): Promise<Foresight[]> => {
  const wishes =
    spreadUntil === null
      ? thoughts.map((thought) => ({ ...thought, spreadUntil }))
      : spreadOut(thoughts, spreadUntil);
  const outlooks = await getService(strapi, 'quotas').forecast(wishes);
  return outlooks.map(foresightOf);
};

const foresightOf = ({ times, obstacle, reason, remaining, tightest }: Outlook): Foresight => {
  const level = levelOf({ share: tightest?.share ?? 0, isFull: obstacle !== null });
  return { times, reason, remaining, level, tightest };
};

/** The targets of one account share its time: one's posts lie between the other's. */
const spreadOut = (thoughts: readonly Thought[], spreadUntil: number): PostWish[] => {
  const seen = new Map<number, number>();
  return thoughts.map((thought) => {
    const { id } = thought.connection;
    const place = seen.get(id) ?? 0;
    seen.set(id, place + 1);
    const size = thoughts.filter(({ connection }) => connection.id === id).length;
    const stepMs = (spreadUntil - thought.from) / (size * thought.posts);
    const shiftMs = Math.round(place * stepMs);
    return { ...thought, from: thought.from + shiftMs, spreadUntil: spreadUntil + shiftMs };
  });
};
