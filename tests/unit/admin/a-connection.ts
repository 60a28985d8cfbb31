import type { ConnectionView } from '../../../contracts/connections';

/** A healthy account; say only what matters to the test. */
export const aConnection = (over: Partial<ConnectionView> = {}): ConnectionView => ({
  id: 1,
  siteId: 1,
  platform: 'x',
  method: 'default',
  serviceUrl: null,
  handle: 'harbourlight',
  name: 'Harbour Light',
  avatarUrl: null,
  profileUrl: null,
  status: 'active',
  statusReason: null,
  health: 'green',
  healthReason: null,
  checkedAt: '2026-11-22T13:00:00.000Z',
  endsAt: null,
  quotaLimits: {},
  lastPost: null,
  waiting: 0,
  owner: null,
  createdAt: '2026-11-01T10:00:00.000Z',
  ...over,
});
