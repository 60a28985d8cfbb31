import type { FreeSlotsView } from '../../../contracts/slots';

interface SlotLine {
  dueAt: string;
  zone: string;
  /** Each once. */
  platforms: string[];
}

/** The next slots, soonest first, with whose they are; and why some have none. */
export const slotLinesOf = (
  slots: readonly FreeSlotsView[]
): { times: SlotLine[]; reasons: string[] } => {
  const lines = new Map<string, SlotLine>();
  for (const { platform, times } of slots) {
    const [next] = times;
    if (!next) continue;
    const line = lines.get(next.dueAt) ?? { dueAt: next.dueAt, zone: next.zone, platforms: [] };
    if (!line.platforms.includes(platform)) line.platforms.push(platform);
    lines.set(next.dueAt, line);
  }
  const reasons = slots.flatMap(({ times, reason }) =>
    times.length === 0 && reason !== null ? [reason] : []
  );
  return {
    times: [...lines.values()].sort(
      (one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt)
    ),
    reasons: [...new Set(reasons)],
  };
};
