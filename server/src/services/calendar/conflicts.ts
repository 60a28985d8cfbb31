import { CONFLICT_MINUTES, type CalendarConflict } from '../../../../contracts/calendar';
import { isComing, isStanding, type DraftItem, type DraftPost } from './calendar-item';

const MINUTE_MS = 60_000;
/** Whoever has more than these has to look at the day anyway. */
const MAX_SHOWN = 5;

interface Standing {
  key: string;
  post: DraftPost;
}

/** Posts of one account that stand too near to each other, by the key of their item. Pure. */
export const conflictsOf = (items: readonly DraftItem[]): Map<string, CalendarConflict[]> => {
  const found = new Map<string, CalendarConflict[]>();
  const note = (one: Standing, other: Standing, minutes: number) => {
    const known = found.get(one.key) ?? [];
    if (known.length >= MAX_SHOWN) return;
    const { platform, handle } = one.post;
    found.set(one.key, [...known, { itemKey: other.key, platform, handle, minutes }]);
  };
  for (const standing of byAccount(items).values()) {
    standing.sort((one, other) => one.post.time - other.post.time);
    for (const [place, one] of standing.entries()) {
      const other = standing[place + 1];
      if (!other || other.key === one.key) continue;
      // What is out stays where it is: only what comes can be moved away.
      if (!isComing(one.post) && !isComing(other.post)) continue;
      const minutes = Math.round((other.post.time - one.post.time) / MINUTE_MS);
      if (minutes >= CONFLICT_MINUTES) continue;
      note(one, other, minutes);
      note(other, one, minutes);
    }
  }
  return found;
};

const byAccount = (items: readonly DraftItem[]): Map<number, Standing[]> => {
  const accounts = new Map<number, Standing[]>();
  for (const { key, posts } of items) {
    for (const post of posts) {
      if (post.connectionId === null || !isStanding(post)) continue;
      const known = accounts.get(post.connectionId);
      if (known) known.push({ key, post });
      else accounts.set(post.connectionId, [{ key, post }]);
    }
  }
  return accounts;
};
