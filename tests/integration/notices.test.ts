import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import type { ConnectionRow } from '../../server/src/services/connections/connection-row';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { NOTICE_EVENTS, type NoticeEvent } from '../../server/src/services/notices/notice-events';
import { startTestApp, type TestApp } from './harness/app';
import { asAdmin } from './harness/people';

const DAY_MS = 86_400_000;
const EMAILS = ['ada@harbour.example', 'bo@harbour.example'];

interface Mail {
  to: string;
  subject: string;
  text: string;
}

let app: TestApp;
let admin: AdminClient;
let id: number;
let mails: Mail[];
let events: { name: string; event: NoticeEvent }[];
/** While set, the mail server takes nothing. */
let isMailDown = false;

beforeAll(async () => {
  app = await startTestApp({ workers: false, config: { 'notices.emails': EMAILS } });
  admin = await asAdmin(app);
  await admin.connectByOAuth('linkedin');
  id = (await rows().findOne({ where: { platform: 'linkedin' } }))?.id ?? 0;
  // Where Strapi puts the provider that the e-mail plugin's config names.
  Object.assign(app.strapi.plugin('email'), {
    provider: {
      send: (mail: Mail) => {
        if (isMailDown) return Promise.reject(new Error('The mail server is closed.'));
        mails.push(mail);
        return Promise.resolve();
      },
    },
  });
  for (const name of Object.values(NOTICE_EVENTS)) {
    app.strapi.eventHub.on(name, (event: NoticeEvent) => {
      events.push({ name, event });
      return Promise.resolve();
    });
  }
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  [mails, events, isMailDown] = [[], [], false];
  await change({ status: 'active', statusReason: null, health: 'green', healthReason: null });
});

const rows = () => tableOf<ConnectionRow>(app.strapi, UIDS.connection);

const change = (data: Record<string, unknown>) =>
  rows().updateMany({ where: { id }, data: { warnedDays: null, ...data } });

const endsIn = (days: number) => change({ endsAt: new Date(Date.now() + days * DAY_MS) });

const passes = (days: number) =>
  rows().updateMany({ where: { id }, data: { endsAt: new Date(Date.now() + days * DAY_MS) } });

const tick = () => getService(app.strapi, 'notices').run();

describe('an account that only a person can keep', () => {
  it('has an end of about 60 days when it was just connected, and nobody is warned', async () => {
    await admin.connectByOAuth('linkedin');
    const row = await rows().findOne({ where: { id } });
    const days = (Date.parse(row?.endsAt ?? '') - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(59);
    expect(days).toBeLessThan(61);
    await tick();
    expect([mails, events]).toEqual([[], []]);
  });

  it.each([
    [13.5, 14],
    [6.5, 7],
    [0.5, 1],
  ])('is warned of once, %d days before its end', async (days, step) => {
    await endsIn(days);
    await tick();
    await tick();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      name: 'social-distribution.connection.expiring',
      event: { connectionId: id, platform: 'linkedin', daysBefore: step, reason: null },
    });
    expect(mails.map(({ to }) => to).sort()).toEqual(EMAILS);
    expect(await rows().findOne({ where: { id } })).toMatchObject({ warnedDays: step });
  });

  it('is warned of at each of the three steps as time goes by', async () => {
    await endsIn(30);
    for (const days of [15, 13.9, 10, 6.9, 3, 0.9, 0.1]) {
      await passes(days);
      await tick();
    }
    expect(events.map(({ event }) => event.daysBefore)).toEqual([14, 7, 1]);
    expect(mails).toHaveLength(3 * EMAILS.length);
  });

  it('is warned of once when three workers look at the same moment', async () => {
    await endsIn(6);
    await Promise.all([tick(), tick(), tick()]);
    expect(events).toHaveLength(1);
    expect(mails).toHaveLength(EMAILS.length);
  });

  it('is not warned of after its end, while it is switched off, or when it renews itself', async () => {
    await endsIn(-1);
    await tick();
    await change({ status: 'disabled', endsAt: new Date(Date.now() + DAY_MS) });
    await tick();
    await change({ status: 'active', endsAt: null });
    await tick();
    expect([mails, events]).toEqual([[], []]);
  });

  it('is warned of by the maintenance that every worker does', async () => {
    await change({
      endsAt: new Date(Date.now() + 5 * DAY_MS),
      checkAt: new Date(Date.now() + DAY_MS),
      renewAt: null,
    });
    await getService(app.strapi, 'upkeep').run();
    expect(events).toHaveLength(1);
  });

  it('is named in the mail with its site, its end, what happens then and where to go', async () => {
    await endsIn(6.5);
    await tick();
    const [mail] = mails;
    expect(mail?.subject).toContain('LinkedIn Harbour Light Editor (Harbour Light Weekly)');
    expect(mail?.text).toContain('held, not lost');
    expect(mail?.text).toContain(`${app.url}/admin/plugins/social-distribution/connections`);
    expect(mail?.text).toContain('(Europe/Lisbon), in 6 days');
  });

  it('is told of without anything secret', async () => {
    await endsIn(6);
    await tick();
    const { credentials } = await getService(app.strapi, 'connections').repository.readCredentials(
      id
    );
    const told = JSON.stringify([mails, events, await admin.health()]);
    expect(credentials.accessToken.length).toBeGreaterThan(20);
    expect(told).not.toContain(credentials.accessToken);
    expect(told).not.toMatch(/credential|accessToken|v1\.[0-9a-f]{8}\./);
  });

  it('is warned of anew when it was connected again and ends again', async () => {
    await endsIn(0.5);
    await tick();
    await admin.connectByOAuth('linkedin');
    const row = await rows().findOne({ where: { id } });
    expect(row).toMatchObject({ warnedDays: null });
    await passes(13);
    await tick();
    expect(events.map(({ event }) => event.daysBefore)).toEqual([1, 14]);
  });
});

describe('an account that has to be connected again', () => {
  const REASON = 'LinkedIn does not accept the token any more.';

  const breaks = async () => {
    const connections = getService(app.strapi, 'connections');
    const connection = await connections.find(id);
    if (connection) await connections.needsReconnect(connection, REASON);
  };

  it('is told of once, with the reason, however often it is found broken', async () => {
    await endsIn(40);
    await breaks();
    await Promise.all([tick(), tick()]);
    await breaks();
    await tick();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      name: 'social-distribution.connection.needs-reconnect',
      event: { connectionId: id, reason: REASON, daysBefore: null },
    });
    expect(mails).toHaveLength(EMAILS.length);
    expect(mails[0]?.text).toContain(REASON);
  });

  it('is told of although people were warned before', async () => {
    await endsIn(0.5);
    await tick();
    await breaks();
    await tick();
    expect(events.map(({ name }) => name)).toEqual([
      NOTICE_EVENTS.expiring,
      NOTICE_EVENTS['needs-reconnect'],
    ]);
  });
});

describe('a mail server that does not answer', () => {
  it('holds nothing up and gets the mail at a later tick; the event is not repeated', async () => {
    isMailDown = true;
    await endsIn(6);
    await tick();
    expect([mails.length, events.length]).toEqual([0, 1]);
    isMailDown = false;
    await tick();
    await tick();
    expect([mails.length, events.length]).toEqual([EMAILS.length, 1]);
  });

  it('is given up after three tries for this step; the next step tries again', async () => {
    isMailDown = true;
    await endsIn(6);
    for (let tries = 0; tries < 4; tries += 1) await tick();
    isMailDown = false;
    await tick();
    expect(mails).toEqual([]);
    await passes(0.5);
    await tick();
    expect(mails).toHaveLength(EMAILS.length);
  });
});

describe('a listener that throws', () => {
  it('keeps nobody from their mail', async () => {
    const stop = app.strapi.eventHub.on(NOTICE_EVENTS.expiring, () =>
      Promise.reject(new Error('Not today.'))
    );
    try {
      await endsIn(6);
      await tick();
    } finally {
      stop();
    }
    expect(mails).toHaveLength(EMAILS.length);
  });
});

describe('webhooks of Strapi', () => {
  it('can subscribe by the admin API and are called with the event', async () => {
    const calls: { headers: Record<string, unknown>; body: unknown }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        calls.push({ headers: request.headers, body });
        response.end('ok');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const hook = { name: 'Watch', url, headers: {}, events: Object.values(NOTICE_EVENTS) };
    const made = await admin.request<{ data: { id: string } }>('POST', '/admin/webhooks', hook);
    try {
      await endsIn(6);
      await tick();
      const until = Date.now() + 10_000;
      while (calls.length === 0 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(calls).toHaveLength(1);
      expect(calls[0]?.headers['x-strapi-event']).toBe(NOTICE_EVENTS.expiring);
      expect(calls[0]?.body).toEqual({
        event: NOTICE_EVENTS.expiring,
        createdAt: expect.any(String) as string,
        connectionId: id,
        site: expect.objectContaining({ slug: 'default', name: 'Harbour Light Weekly' }) as object,
        platform: 'linkedin',
        handle: 'Harbour Light Editor',
        endsAt: expect.stringMatching(/Z$/) as string,
        daysBefore: 7,
        reason: null,
        url: `${app.url}/admin/plugins/social-distribution/connections`,
      });
    } finally {
      await admin.request('DELETE', `/admin/webhooks/${made.data.id}`);
      await new Promise((done) => server.close(done));
    }
  });
});
