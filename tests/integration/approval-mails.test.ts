import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { ago, withApprovalWorld, type ApprovalWorld } from './harness/approval-world';
import { ARTICLE } from './harness/articles';
import type { SiteWorld } from './harness/site-world';

const FALLBACK = 'desk@harbour.example';

interface Mail {
  to: string;
  subject: string;
  text: string;
}

const mails: Mail[] = [];

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;

withApprovalWorld((started) => {
  world = started;
  ({ sites, app } = started);
});

beforeAll(() => {
  Object.assign(app.strapi.plugin('email'), {
    provider: {
      send: (mail: Mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
    },
  });
});

describe('mails', () => {
  const table = () => getService(app.strapi, 'approvals').table;
  const tick = () => getService(app.strapi, 'notices').run();

  /** Nothing is left to tell, and nobody was told lately. */
  beforeEach(async () => {
    await table().updateMany({ where: {}, data: { tellAt: null, toldAt: null } });
    mails.length = 0;
  });

  it('tell those who may approve, once for everything that came at once', async () => {
    for (let count = 0; count < 3; count += 1) await world.asked();
    await tick();
    await tick();
    const to = mails.map((mail) => mail.to);
    expect(new Set(to).size).toBe(to.length);
    expect(to).toContain(await world.emailOf(world.approver));
    expect(to).toContain(await world.emailOf(world.otherApprover));
    expect(to).not.toContain(await world.emailOf(world.writer));
    expect(to).not.toContain(await world.emailOf(world.northApprover));
    const [mail] = mails;
    expect(mail?.subject).toBe('3 entries wait for your approval (Harbour Light Weekly)');
  });

  it('come every five minutes at most, with what was asked for meanwhile', async () => {
    await world.asked();
    await tick();
    const first = mails.length;
    await world.asked();
    await world.asked();
    await tick();
    expect(mails).toHaveLength(first);
    await table().updateMany({ where: {}, data: { toldAt: ago(6 * 60_000) } });
    await tick();
    expect(mails.at(-1)?.subject).toBe('2 entries wait for your approval (Harbour Light Weekly)');
  });

  it('name the entry, who asked and where to look, and nothing of the post', async () => {
    const { documentId } = await world.asked({
      overrides: { [String(sites.accounts.main.targetId)]: { texts: ['Words of the post'] } },
    });
    await tick();
    const { text = '', subject } = mails[0] ?? {};
    expect(subject).toBe('For your approval: “Tide tables” (Harbour Light Weekly)');
    expect(text).toContain(`Asked for by ${await world.nameOf(world.writer)}`);
    expect(text).toContain(
      `${app.url}/admin/content-manager/collection-types/${ARTICLE}/${documentId}?plugins[i18n][locale]=en`
    );
    expect(text).not.toContain('Words of the post');
  });

  it('tell whoever asked what was decided, and why', async () => {
    const one = await world.asked();
    await tick();
    mails.length = 0;
    await world.reject(world.approver, one);
    await tick();
    await tick();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: await world.emailOf(world.writer),
      subject: 'Rejected: “Tide tables” (Harbour Light Weekly)',
    });
    expect(mails[0]?.text).toContain('wrote: The times are those of May.');
  });

  it('say nothing of what was decided before anybody was told', async () => {
    const one = await world.asked();
    await world.approve(world.approver, one);
    await tick();
    expect(mails.map(({ to }) => to)).toEqual([await world.emailOf(world.writer)]);
  });

  it('go to the addresses of the config where nobody may approve', async () => {
    const { approvers } = getService(app.strapi, 'approvals');
    const nobody = jest.spyOn(approvers, 'emailsOf').mockResolvedValue([]);
    app.strapi.config.set('plugin::social-distribution.notices.emails', [FALLBACK]);
    try {
      await world.asked();
      await tick();
    } finally {
      nobody.mockRestore();
      app.strapi.config.set('plugin::social-distribution.notices.emails', []);
    }
    expect(mails.map(({ to }) => to)).toEqual([FALLBACK]);
  });

  it('that cannot be written break nothing', async () => {
    const { approvers } = getService(app.strapi, 'approvals');
    const broken = jest.spyOn(approvers, 'emailsOf').mockRejectedValue(new Error('Not today.'));
    try {
      await world.asked();
      await expect(tick()).resolves.toBeUndefined();
      expect(broken).toHaveBeenCalled();
    } finally {
      broken.mockRestore();
    }
    expect(mails).toEqual([]);
  });
});
