import type { LedgerEntry } from '../../sandbox/src';
import type { DeliveryRow } from './delivery-rows';
import { groupBy } from './group-by';

export interface Evidence {
  /** Documents whose publish Strapi confirmed. */
  acknowledged: readonly string[];
  rows: readonly DeliveryRow[];
  /** Everything that became visible, as the platforms themselves recorded it. */
  ledger: readonly LedgerEntry[];
  /** Posts beyond the first of the same sameness, as the platforms count them. */
  duplicates: readonly LedgerEntry[];
}

export interface Verdict {
  deliveries: number;
  /** One sentence per post too many. */
  duplicates: string[];
  /** One sentence per delivery that is not accounted for. */
  lost: string[];
  /** Deliveries left for a person. */
  unknown: DeliveryRow[];
  /** Deliveries that ended published without a person, 0–1. */
  autoResolved: number;
}

const PLATFORMS = ['x', 'linkedin', 'bluesky'];
const ENOUGH = 0.99;

/** Compares what the platforms recorded with what the database says. */
export const judge = (evidence: Evidence): Verdict => {
  const { acknowledged, rows, ledger } = evidence;
  const rowsOf = groupBy(rows, ({ entryDocumentId }) => entryDocumentId);
  const visible = new Set(ledger.map(keyOf));
  const lost = acknowledged.flatMap((documentId) =>
    missingOf(documentId, rowsOf.get(documentId) ?? [])
  );
  const deliveries = acknowledged.length * PLATFORMS.length;
  const published = rows.filter(({ state }) => state === 'published');
  return {
    deliveries,
    duplicates: [
      ...evidence.duplicates.map(({ platform, id }) => `${platform} shows ${id} a second time`),
      ...twiceRecorded(rowsOf),
    ],
    lost: [
      ...lost,
      ...rows.flatMap((row) => troubleWith(row, visible)),
      ...claimedTwice(published),
      ...orphans(rows, ledger),
    ],
    unknown: rows.filter(isLeftToPerson),
    autoResolved: deliveries === 0 ? 0 : published.length / deliveries,
  };
};

/** Exactly once, and nearly always without a person. */
export const isPassed = ({ duplicates, lost, autoResolved, deliveries }: Verdict): boolean =>
  deliveries > 0 && duplicates.length === 0 && lost.length === 0 && autoResolved >= ENOUGH;

/** The run's last line. The percentage is cut, never rounded up to a threshold it did not reach. */
export const summaryLine = (verdict: Verdict, publishes: number, seconds: number): string =>
  [
    `chaos: publishes=${publishes}`,
    `duplicates=${verdict.duplicates.length}`,
    `lost=${verdict.lost.length}`,
    `auto_resolved=${(Math.floor(verdict.autoResolved * 1000) / 10).toFixed(1)}%`,
    `unknown=${verdict.unknown.length}`,
    `seconds=${Math.round(seconds)}`,
  ].join(' ');

const keyOf = ({ platform, id }: { platform: string; id: string }): string => `${platform} ${id}`;

const isLeftToPerson = ({ state, isAtRest }: DeliveryRow): boolean =>
  state === 'unknown' && isAtRest;

const missingOf = (documentId: string, rows: readonly DeliveryRow[]): string[] =>
  PLATFORMS.filter((platform) => !rows.some((row) => row.platform === platform)).map(
    (platform) => `article ${documentId} was published, but has no delivery for ${platform}`
  );

const twiceRecorded = (rowsOf: ReadonlyMap<string, readonly DeliveryRow[]>): string[] =>
  [...rowsOf].flatMap(([documentId, rows]) =>
    PLATFORMS.filter((id) => rows.filter(({ platform }) => platform === id).length > 1).map(
      (platform) => `article ${documentId} has several deliveries for ${platform}`
    )
  );

const troubleWith = (row: DeliveryRow, visible: ReadonlySet<string>): string[] => {
  const name = `delivery ${row.id} (${row.platform})`;
  const why = [row.reason, row.error].filter(Boolean).join(' — ') || 'no reason given';
  if (!row.isAtRest) return [`${name} is still ${row.state}: ${why}`];
  if (row.state === 'unknown') return [];
  if (row.state !== 'published') return [`${name} ended as ${row.state}: ${why}`];
  const id = row.platformPostId;
  if (id === null) return [`${name} is published without the platform's id`];
  if (visible.has(keyOf({ platform: row.platform, id }))) return [];
  return [`${name} is published as ${id}, which the platform does not know`];
};

const claimedTwice = (published: readonly DeliveryRow[]): string[] => {
  const byPost = groupBy(published, ({ platform, platformPostId }) =>
    keyOf({ platform, id: platformPostId ?? '' })
  );
  return [...byPost].flatMap(([post, rows]) =>
    rows.length < 2 ? [] : [`deliveries ${rows.map(({ id }) => id).join(', ')} all claim ${post}`]
  );
};

/** Posts that no delivery names; a delivery left to a person may be one of them, others may not. */
const orphans = (rows: readonly DeliveryRow[], ledger: readonly LedgerEntry[]): string[] => {
  const named = new Set(
    rows.map(({ platform, platformPostId }) => keyOf({ platform, id: platformPostId ?? '' }))
  );
  return PLATFORMS.flatMap((platform) => {
    const isHere = (thing: { platform: string }) => thing.platform === platform;
    const unnamed = ledger.filter((entry) => isHere(entry) && !named.has(keyOf(entry)));
    const open = rows.filter((row) => isHere(row) && row.state === 'unknown').length;
    if (unnamed.length <= open) return [];
    const ids = unnamed.map(({ id }) => id).join(', ');
    return [`${platform} shows ${unnamed.length - open} posts no delivery names, among ${ids}`];
  });
};
