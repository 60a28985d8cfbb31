import { adminIdOf } from '../../../../server/src/services/approvals/requester';

describe('whoever an order names', () => {
  it('is an admin user by the digits of their id', () => {
    expect(adminIdOf('42')).toBe(42);
  });

  it.each([null, '', 'rule:4', '4 2', '-1'])('is none for %j', (requestedBy) => {
    expect(adminIdOf(requestedBy)).toBeNull();
  });
});
