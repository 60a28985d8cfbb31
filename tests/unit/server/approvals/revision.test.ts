import { revisionOf } from '../../../../server/src/services/approvals/revision';

const SCHEDULED_AT = '2026-11-22T10:00:00.000Z';
const post = (id: number, over: object = {}) => ({
  ...{ id, claims: 0, scheduledAt: SCHEDULED_AT },
  ...over,
});

describe('the revision of what waits', () => {
  const seen = revisionOf([post(1), post(2)]);

  it('is the same in whatever order the posts come', () => {
    expect(revisionOf([post(2), post(1)])).toBe(seen);
  });

  it.each([
    ['one was changed', [post(1), post(2, { claims: 1 })]],
    ['one was moved', [post(1), post(2, { scheduledAt: '2026-11-22T10:00:01.000Z' })]],
    ['one is gone', [post(1)]],
    ['one came along', [post(1), post(2), post(3)]],
    ['it is another', [post(1), post(4)]],
  ])('is another when %s', (_, posts) => {
    expect(revisionOf(posts)).not.toBe(seen);
  });
});
