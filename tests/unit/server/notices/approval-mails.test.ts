import {
  decisionMail,
  requestMail,
  type MailedApproval,
} from '../../../../server/src/services/notices/approval-mails';

const SITE = { name: 'Harbour Light Weekly' };
const anApproval = (over: Partial<MailedApproval> = {}): MailedApproval => ({
  title: 'Tide tables',
  siteName: SITE.name,
  url: 'https://cms.harbour.example/admin/content-manager/collection-types/x/1',
  requestedBy: 'Bo Pier',
  decidedBy: null,
  state: 'pending',
  comment: null,
  ...over,
});

describe('the mail to those who may approve', () => {
  it('names the one entry in the subject', () => {
    const { subject, text } = requestMail([anApproval()], SITE);
    expect(subject).toBe('For your approval: “Tide tables” (Harbour Light Weekly)');
    expect(text).toContain('Tide tables\nAsked for by Bo Pier\nhttps://cms.harbour.example/');
    expect(text).toContain('Nothing goes out before that');
  });

  it('is one for a release of 200, and names twenty of them', () => {
    const all = Array.from({ length: 200 }, (_, place) => anApproval({ title: `Note ${place}.` }));
    const { subject, text } = requestMail(all, SITE);
    expect(subject).toBe('200 entries wait for your approval (Harbour Light Weekly)');
    expect(text.match(/Asked for by/g)).toHaveLength(20);
    expect(text).toContain('… and 180 more.');
  });

  it('has a short subject of one line, whatever the entry is called', () => {
    const title = `Tides\r\nBcc: all@harbour.example ${'x'.repeat(500)}`;
    const { subject, text } = requestMail([anApproval({ title })], SITE);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(text.length).toBeLessThan(800);
  });
});

describe('the mail to whoever asked', () => {
  it('says what was decided, by whom and why', () => {
    const rejected = anApproval({ state: 'rejected', decidedBy: 'Ada Lamp', comment: 'Too long.' });
    const { subject, text } = decisionMail([rejected]);
    expect(subject).toBe('Rejected: “Tide tables” (Harbour Light Weekly)');
    expect(text).toContain('Rejected by Ada Lamp\nAda Lamp wrote: Too long.');
  });

  it('tells several decisions in one', () => {
    const approved = anApproval({ state: 'approved', decidedBy: 'Ada Lamp' });
    const { subject, text } = decisionMail([approved, anApproval({ state: 'rejected' })]);
    expect(subject).toBe('2 of your posts were decided about');
    expect(text).toContain('Approved by Ada Lamp\nhttps://');
    expect(text).toContain('Rejected by Somebody');
    expect(text).not.toContain('wrote');
  });
});
