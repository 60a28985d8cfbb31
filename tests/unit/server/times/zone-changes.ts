/** A moment at which the clocks of a zone are changed. */
export interface ZoneChange {
  /** Epoch ms. */
  at: number;
  /** Forward when above zero. */
  shiftMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Every change of 2026–2028, found without the code under test: by the offset that Intl names, hour
 * by hour and then minute by minute.
 */
export const changesOf = (zone: string): ZoneChange[] => {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (at: number): number => {
    const parts = format.formatToParts(at);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
  };
  const changes: ZoneChange[] = [];
  const end = Date.parse('2029-01-01T00:00Z');
  for (let hour = Date.parse('2026-01-01T00:00Z'); hour < end; hour += HOUR_MS) {
    const before = offsetAt(hour);
    if (offsetAt(hour + HOUR_MS) === before) continue;
    let at = hour;
    while (offsetAt(at) === before) at += MINUTE_MS;
    changes.push({ at, shiftMs: offsetAt(at) - before });
  }
  return changes;
};
