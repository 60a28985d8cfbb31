import { startFacebook, WEEKLY, type FacebookForTest } from './facebook-for-test';

let facebook: FacebookForTest;
beforeEach(async () => {
  facebook = await startFacebook();
});
afterEach(() => facebook.close());

describe('the feed', () => {
  it('links every Page and greets before the first post', async () => {
    const { status, text } = await facebook.get('/');
    expect(status).toBe(200);
    expect(text).toContain('No posts yet');
    const links = [...text.matchAll(/<a href="\/(\w+)"/g)].map(([, name]) => name);
    expect(links).toEqual([
      'harbourlightweekly',
      'harbourlightbooks',
      'harbourregattawatch',
      'saltmarshpress',
      'tidewatergazette',
      'ferrylanetheatre',
    ]);
  });

  it('has a page for each Page, with or without the last slash', async () => {
    for (const path of ['/harbourlightweekly', '/harbourlightweekly/']) {
      const { status, text } = await facebook.get(path);
      expect(status).toBe(200);
      expect(text).toContain('<h1>Harbour Light Weekly</h1>');
      expect(text).toContain('12,480 followers');
    }
  });

  it('loses a deleted Page', async () => {
    facebook.act('delete-page', { page: WEEKLY });
    expect((await facebook.get('/')).text).not.toContain('harbourlightweekly');
    const { status, text } = await facebook.get('/harbourlightweekly');
    expect(status).toBe(404);
    expect(text).toContain('This content isn’t available right now');
  });

  it('draws a picture for people, Pages and Instagram accounts', async () => {
    for (const key of ['harbour-light-editor', WEEKLY, '17841400000000101']) {
      const { status, headers } = await facebook.get(`/picture/${key}.svg`);
      expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    }
    expect((await facebook.get('/picture/nobody.svg')).status).toBe(404);
  });
});
