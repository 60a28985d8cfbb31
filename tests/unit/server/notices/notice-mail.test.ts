import { noticeMail } from '../../../../server/src/services/notices/notice-mail';
import { aNotice, DAY_MS, NOW } from './builders';

const HOUR_MS = 3_600_000;
const CONTEXT = { now: NOW, missedAfterMs: 24 * HOUR_MS };
const mailOf = (...notices: Parameters<typeof noticeMail>[0]) => noticeMail(notices, CONTEXT);

describe('the mail about an account that ends soon', () => {
  const { subject, text } = mailOf(aNotice());

  it('names account, platform, site and day in the subject', () => {
    expect(subject).toBe(
      'LinkedIn Harbour Light Editor (Harbour Light Weekly): connect it again by 28 November 2026'
    );
  });

  it('says when by the clock of the site, what happens then, and where to go', () => {
    expect(text).toContain(
      'The LinkedIn account Harbour Light Editor on the site Harbour Light Weekly'
    );
    // ICU versions differ in the small words of a date.
    expect(text).toMatch(/Saturday,? 28 November 2026,? (at )?22:00 \(Europe\/Lisbon\), in 6 days/);
    expect(text).toContain('posts that are due are held, not lost');
    expect(text).toContain('more than 24 hours late');
    expect(text).toContain(
      'https://cms.harbour.example/admin/plugins/social-distribution/connections'
    );
    expect(text).toContain('"Reconnect"');
  });

  it('counts hours on the last day', () => {
    const endsAt = (ms: number) => ({ connection: { endsAt: new Date(NOW + ms).toISOString() } });
    expect(mailOf(aNotice(endsAt(20 * HOUR_MS))).text).toContain('in 20 hours');
    expect(mailOf(aNotice(endsAt(HOUR_MS / 2))).text).toContain('in an hour');
    expect(mailOf(aNotice(endsAt(14 * DAY_MS))).text).toContain('in 14 days');
  });

  it('uses the time zone of the site for the day as well', () => {
    const late = { connection: { endsAt: '2026-11-28T23:30:00.000Z' } };
    const site = { id: 2, slug: 'kyoto', name: 'Kyoto', timezone: 'Asia/Tokyo' };
    expect(mailOf(aNotice({ ...late, site })).subject).toContain('29 November 2026');
  });
});

describe('the mail about an account that has to be connected again', () => {
  const statusReason = 'The password of the account was changed.';
  const notice = aNotice({ kind: 'needs-reconnect', days: null, connection: { statusReason } });

  it('says so in the subject and gives the reason', () => {
    const { subject, text } = mailOf(notice);
    expect(subject).toContain('has to be connected again');
    expect(text).toContain(`The reason: ${statusReason}`);
    expect(text).not.toContain('can be used until');
  });
});

describe('one mail about several accounts', () => {
  it('has a paragraph for each and the advice once', () => {
    const { subject, text } = mailOf(
      aNotice(),
      aNotice({ kind: 'needs-reconnect', accountName: 'Pier Nine' })
    );
    expect(subject).toBe('2 social accounts have to be connected again (Harbour Light Weekly)');
    expect(text).toContain('Harbour Light Editor');
    expect(text).toContain('Pier Nine');
    expect(text.match(/What to do/g)).toHaveLength(1);
  });
});

describe('the subject', () => {
  it('is one short line, whatever an account is called', () => {
    const accountName = `Ann\r\nBcc: everybody@harbour.example ${'x'.repeat(300)}`;
    const { subject } = mailOf(aNotice({ accountName }));
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(150);
  });
});
