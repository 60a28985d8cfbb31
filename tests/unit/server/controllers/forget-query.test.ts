import type { Context } from 'koa';

import { forgetQuery } from '../../../../server/src/controllers/forget-query';

describe('the address of a callback', () => {
  it('has lost code and state by the time Strapi logs it', () => {
    const ctx = {
      url: '/api/admin/distribution/platforms/x/callback?code=abc&state=def',
      path: '/api/admin/distribution/platforms/x/callback',
    } as Context;
    forgetQuery(ctx);
    expect(ctx.url).toBe('/api/admin/distribution/platforms/x/callback');
  });
});
