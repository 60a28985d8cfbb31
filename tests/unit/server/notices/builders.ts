import type { Connection } from '../../../../server/src/services/connections/connection';
import type { Notice } from '../../../../server/src/services/notices/notice';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');
export const DAY_MS = 86_400_000;

export const aNotice = (
  over: Partial<Omit<Notice, 'connection'>> & { connection?: Partial<Connection> } = {}
): Notice => ({
  kind: 'expiring',
  days: 7,
  platformLabel: 'LinkedIn',
  accountName: 'Harbour Light Editor',
  site: { id: 1, slug: 'default', name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
  url: 'https://cms.harbour.example/admin/plugins/social-distribution/connections',
  ...over,
  connection: {
    id: 12,
    platform: 'linkedin',
    account: { handle: 'Harbour Light Editor' },
    endsAt: new Date(NOW + 6.5 * DAY_MS).toISOString(),
    statusReason: null,
    ...over.connection,
  } as Connection,
});
