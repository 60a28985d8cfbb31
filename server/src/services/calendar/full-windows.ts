import type { CalendarLimit } from '../../../../contracts/calendar';
import { limitKey, type Limit } from '../quotas/limit';
import { limitsOf, type LimitFacts } from '../quotas/limits-of';
import { plainPost } from '../quotas/takes-of';
import { ZoneClock } from '../times/zone-clock';
import { isComing, isStanding, type DraftItem, type DraftPost } from './calendar-item';

interface Counted {
  key: string;
  post: DraftPost;
  limit: Limit;
}

/**
 * Limits that do not hold what is planned, by the key of the items that do not fit. Only the posts
 * of the calendar are counted, so a window that begins before it is rather judged too mild. Pure.
 *
 * @param factsOf what the limits of an account follow from; null: it is gone
 */
export const fullWindowsOf = (
  items: readonly DraftItem[],
  factsOf: (connectionId: number) => LimitFacts | null
): Map<string, CalendarLimit[]> => {
  const found = new Map<string, CalendarLimit[]>();
  for (const counted of byLimit(items, factsOf).values()) {
    counted.sort((one, other) => one.post.time - other.post.time);
    const countAt = counterOf(counted);
    for (const [place, { key, post, limit }] of counted.entries()) {
      const planned = countAt(place);
      if (planned <= limit.limit || !isComing(post)) continue;
      const isOfSite = limit.kind === 'budget';
      const full: CalendarLimit = {
        ...{ label: limit.label, planned, limit: limit.limit },
        platform: isOfSite ? null : post.platform,
        handle: isOfSite ? null : post.handle,
      };
      const others = (found.get(key) ?? []).filter(({ label }) => label !== full.label);
      found.set(key, [...others, full]);
    }
  }
  return found;
};

const byLimit = (
  items: readonly DraftItem[],
  factsOf: (connectionId: number) => LimitFacts | null
): Map<string, Counted[]> => {
  const limits = new Map<string, Counted[]>();
  for (const { key, posts } of items) {
    for (const post of posts.filter(isStanding)) {
      const facts = post.connectionId === null ? null : factsOf(post.connectionId);
      if (!facts) continue;
      for (const limit of limitsOf(facts, plainPost({ source: post.source })).filter(countsPosts)) {
        const name = limitKey(limit);
        const known = limits.get(name);
        if (known) known.push({ key, post, limit });
        else limits.set(name, [{ key, post, limit }]);
      }
    }
  }
  return limits;
};

/** What calls and dollars a post will take is not known from its time. */
const countsPosts = ({ kind, counts }: Limit): boolean =>
  kind !== 'pace' && (counts === 'post' || counts === 'part');

/** How many posts of a limit stand in its window up to a place; one limit, soonest first. */
const counterOf = (counted: readonly Counted[]): ((place: number) => number) => {
  const [first] = counted;
  const window = first?.limit.window;
  if (!window) return () => 0;
  if (window.kind === 'rolling') {
    let begin = 0;
    return (place) => {
      const end = counted[place]?.post.time ?? 0;
      while ((counted[begin]?.post.time ?? Infinity) <= end - window.ms) begin += 1;
      return place - begin + 1;
    };
  }
  const clock = new ZoneClock(window.timeZone);
  const length = window.unit === 'day' ? 10 : 7;
  const counts = new Map<string, number>();
  return (place) => {
    const name = clock.reading(counted[place]?.post.time ?? 0).slice(0, length);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
};
