import { Webhook as Verifier } from 'standardwebhooks';

import { webhookBodySchema, type SentEventType } from '../../contracts/webhook-events';
import type {
  WebhookDeliveryPage,
  WebhookRequest,
  WebhookTest,
  WebhookView,
  WebhookWithSecret,
} from '../../contracts/webhooks';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { Webhook } from '../../server/src/services/webhooks/webhook';
import type { WebhookDelivery } from '../../server/src/services/webhooks/webhook-deliveries';
import { aMember } from './harness/people';
import { rightsTo, SiteWorld } from './harness/site-world';
import { startReceiver, type WebhookReceiver } from './harness/webhook-receiver';

let world: SiteWorld;
let receiver: WebhookReceiver;

beforeAll(async () => {
  world = await SiteWorld.start();
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

beforeEach(async () => {
  receiver = await startReceiver();
});

afterEach(async () => {
  await rows().deleteMany({ where: {} });
  await deliveries().deleteMany({ where: {} });
  await receiver.close();
});

const rows = () => tableOf<Webhook>(world.app.strapi, UIDS.webhook);
const deliveries = () => tableOf<WebhookDelivery>(world.app.strapi, UIDS.webhookDelivery);
const service = () => getService(world.app.strapi, 'webhooks');
const workOff = () => service().pump.workOff();

const anAddress = (changes: Partial<WebhookRequest> = {}): WebhookRequest => ({
  ...{ name: 'Harbour log', url: receiver.url, events: ['delivery.created'] },
  ...changes,
});

const add = async (changes: Partial<WebhookRequest> = {}): Promise<WebhookWithSecret> => {
  const answer = await world.post(world.chief, '/webhooks', anAddress(changes));
  expect({ status: answer.status, message: answer.message }).toEqual({
    ...{ status: 201, message: null },
  });
  return answer.data as WebhookWithSecret;
};

const viewOf = async (id: number) =>
  (await world.get(world.chief, `/webhooks/${id}`)).data as WebhookView;

const logOf = async (id: number) =>
  ((await world.get(world.chief, `/webhooks/${id}/deliveries`)).data as WebhookDeliveryPage)
    .deliveries;

const bodies = () =>
  receiver.received.map(({ body }) => JSON.parse(body) as { type: SentEventType; data: object });

/** Waits and rests are over. */
const timePasses = async () => {
  const past = new Date(Date.now() - 1000);
  await deliveries().updateMany({ where: { nextAt: { $notNull: true } }, data: { nextAt: past } });
  await rows().updateMany({ where: { restUntil: { $notNull: true } }, data: { restUntil: past } });
};

const signedWith = (secret: string, { headers, body }: (typeof receiver.received)[number]) =>
  new Verifier(secret).verify(body, headers as Record<string, string>);

describe('an event', () => {
  it('of a post is signed as Standard Webhooks says, and told in the words of the contract', async () => {
    const { secret } = await add();
    const id = await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(receiver.received).toHaveLength(1);
    const [request] = receiver.received;
    if (!request) throw new Error('Nothing came.');
    const told = signedWith(secret, request);
    expect(webhookBodySchema('delivery.created').strict().parse(told)).toEqual(told);
    expect(told).toMatchObject({ data: { deliveryId: id, siteId: world.sites.main.id } });
    expect(request.body).not.toContain(secret);
    expect(() => signedWith('whsec_c2VjcmV0LW9mLXNvbWVib2R5LWVsc2U=', request)).toThrow();
  });

  it('goes to those who asked for its type and its site, and to nobody else', async () => {
    await add({ name: 'North', siteIds: [world.sites.north.id] });
    await add({ name: 'Others', events: ['delivery.failed'] });
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(receiver.received).toEqual([]);
    await world.aDeliveryOn(world.sites.north);
    await workOff();
    expect(bodies()).toMatchObject([{ data: { siteId: world.sites.north.id } }]);
  });

  it('of before the webhook was there is not told', async () => {
    await world.aDeliveryOn(world.sites.main);
    await add();
    await workOff();
    expect(receiver.received).toEqual([]);
  });

  it('of an account is told exactly if it happened', async () => {
    await add({ events: ['connection.disabled', 'connection.enabled'] });
    const { connectionId } = world.accounts.main;
    await world.post(world.chief, `/connections/${connectionId}/disable`);
    await world.post(world.chief, `/connections/${connectionId}/enable`);
    // It is active already: nothing happens.
    await world.post(world.chief, `/connections/${connectionId}/enable`);
    await workOff();
    const told = bodies();
    expect(told.map(({ type }) => type).sort()).toEqual([
      ...['connection.disabled', 'connection.enabled'],
    ]);
    for (const body of told) expect(webhookBodySchema(body.type).parse(body)).toEqual(body);
  });

  it('is tried again under the same id, later and later, and not sooner than asked for', async () => {
    const { id } = await add();
    const answers = [{ status: 503, headers: { 'retry-after': '7200' } }, { status: 0 }];
    receiver.answer = () => answers.shift() ?? { status: 200 };
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    const [waiting] = await logOf(id);
    expect(waiting).toMatchObject({ state: 'pending', attempts: 1, tries: [{ status: 503 }] });
    expect(Date.parse(waiting?.nextAt ?? '') - Date.now()).toBeGreaterThan(7_100_000);
    await workOff();
    expect(receiver.received).toHaveLength(1);
    await timePasses();
    await workOff();
    await timePasses();
    await workOff();
    expect(receiver.received.map(({ status }) => status)).toEqual([503, 0, 200]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await logOf(id)).toMatchObject([{ state: 'delivered', attempts: 3 }]);
  });

  it('is given up after a day, and sent again when a person says so', async () => {
    const { id } = await add();
    receiver.answer = () => ({ status: 500, body: 'Bearer abcdefghijklmnop12345678 is wrong' });
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    const firstTriedAt = new Date(Date.now() - 25 * 60 * 60_000);
    await deliveries().updateMany({ where: {}, data: { firstTriedAt } });
    await timePasses();
    await workOff();
    const [failed] = await logOf(id);
    expect(failed).toMatchObject({ state: 'failed', nextAt: null });
    expect(JSON.stringify(failed)).not.toContain('abcdefghijklmnop12345678');
    receiver.answer = () => ({ status: 200 });
    const answer = await world.post(world.chief, `/webhooks/${id}/replay`);
    expect(answer.data).toEqual({ replayed: 1 });
    await workOff();
    expect(await logOf(id)).toMatchObject([{ state: 'delivered' }]);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed?.messageId);
  });
});

describe('a secret', () => {
  it('is shown once, sealed at rest, and in no other answer and no log', async () => {
    const { id, secret } = await add();
    const answers = [
      await world.get(world.chief, '/webhooks'),
      await world.get(world.chief, `/webhooks/${id}`),
      await world.put(world.chief, `/webhooks/${id}`, anAddress({ name: 'Other' })),
      await world.post(world.chief, `/webhooks/${id}/test`),
      await world.get(world.chief, `/webhooks/${id}/deliveries`),
      await world.get(world.chief, '/audit?pageSize=100'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const row = await rows().findOne({ where: { id } });
    expect(row?.secret).toMatch(/^v1\.[0-9a-f]{8}\./);
    expect(JSON.stringify([answers, row])).not.toContain(secret.slice('whsec_'.length));
  });

  it('signs beside the new one for the stated time, and not after it', async () => {
    const { id, secret } = await add();
    const answer = await world.post(world.chief, `/webhooks/${id}/rotate-secret`, {
      overlapHours: 2,
    });
    const renewed = answer.data as WebhookWithSecret;
    expect(renewed.secret).not.toBe(secret);
    await world.post(world.chief, `/webhooks/${id}/test`);
    const [both] = receiver.received;
    if (!both) throw new Error('Nothing came.');
    for (const one of [secret, renewed.secret]) expect(() => signedWith(one, both)).not.toThrow();
    const previousUntil = new Date(Date.now() - 1000);
    await rows().updateMany({ where: { id }, data: { previousUntil } });
    await world.post(world.chief, `/webhooks/${id}/test`);
    const later = receiver.received[1];
    if (!later) throw new Error('Nothing came.');
    expect(() => signedWith(renewed.secret, later)).not.toThrow();
    expect(() => signedWith(secret, later)).toThrow();
    await service().tidy();
    expect(await rows().findOne({ where: { id } })).toMatchObject({ previousSecret: null });
  });
});

describe('an address', () => {
  it('that says that it is gone is switched off, which is written down', async () => {
    const { id } = await add();
    receiver.answer = () => ({ status: 410 });
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(await viewOf(id)).toMatchObject({
      ...{ state: 'disabled', stateReason: expect.stringContaining('410') as string },
    });
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(receiver.received).toHaveLength(1);
    const { data } = await world.get(world.chief, `/audit?subjectKind=webhook&subjectId=${id}`);
    expect(data).toMatchObject({ entries: [{ action: 'webhook.disable' }, {}] });
  });

  it('that took nothing for days is switched off', async () => {
    const { id } = await add();
    receiver.answer = () => ({ status: 500 });
    const failingSince = new Date(Date.now() - 6 * 24 * 60 * 60_000);
    await rows().updateMany({ where: { id }, data: { failuresInRow: 30, failingSince } });
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(await viewOf(id)).toMatchObject({ state: 'disabled' });
  });

  it('that fails again and again is left alone, tried with one event, and taken up again', async () => {
    const { id } = await add();
    receiver.answer = () => ({ status: 500 });
    for (let post = 0; post < 12; post += 1) await world.aDeliveryOn(world.sites.main);
    await workOff();
    const { failuresInRow, restUntil } = await viewOf(id);
    expect(failuresInRow).toBeGreaterThanOrEqual(10);
    expect(restUntil).not.toBeNull();
    const before = receiver.received.length;
    await timePasses();
    await workOff();
    expect(receiver.received).toHaveLength(before + 1);
    receiver.answer = () => ({ status: 200 });
    await timePasses();
    await workOff();
    expect(await viewOf(id)).toMatchObject({
      ...{ failuresInRow: 0, restUntil: null, counts: { delivered: 12, pending: 0 } },
    });
  });

  it('gets nothing while it is paused, and then what waited', async () => {
    const { id } = await add();
    await world.post(world.chief, `/webhooks/${id}/pause`);
    await world.aDeliveryOn(world.sites.main);
    await workOff();
    expect(receiver.received).toEqual([]);
    await world.post(world.chief, `/webhooks/${id}/resume`);
    await workOff();
    expect(receiver.received).toHaveLength(1);
  });

  it('can be tested, and the answer says what came of it', async () => {
    const { id } = await add();
    receiver.answer = () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } });
    const { data } = await world.post(world.chief, `/webhooks/${id}/test`);
    const { ok, message } = data as WebhookTest;
    expect({ ok, message }).toMatchObject({
      ...{ ok: false, message: expect.stringContaining('redirect (302)') as string },
    });
    expect(bodies()).toMatchObject([{ type: 'webhook.ping' }]);
    expect(await logOf(id)).toMatchObject([{ state: 'failed', type: 'webhook.ping' }]);
  });

  it('that is no address for events is refused', async () => {
    const tries = ['ftp://a.example', 'nothing', 'http://u:p@a.example/', 'https://a.example/#x'];
    for (const url of tries) {
      expect((await world.post(world.chief, '/webhooks', anAddress({ url }))).status).toBe(400);
    }
  });
});

describe('a person who is limited to sites', () => {
  it('sees and makes webhooks of those sites only', async () => {
    const conditions = [THEIR_SITES];
    const member = await aMember(world.app, rightsTo([ACTIONS.settings], conditions));
    const { north, main } = world.sites;
    await getService(world.app.strapi, 'sites').update(north.id, { memberUsers: [member.userId] });
    const all = await add({ name: 'All' });
    const theirs = await add({ name: 'Theirs', siteIds: [north.id] });
    const both = await add({ name: 'Both', siteIds: [north.id, main.id] });
    const seen = (await world.listOf('/webhooks', member)) as WebhookView[];
    expect(seen.map(({ id }) => id)).toEqual([theirs.id]);
    for (const { id } of [all, both]) {
      expect((await world.get(member, `/webhooks/${id}/deliveries`)).status).toBe(403);
      expect((await world.post(member, `/webhooks/${id}/test`)).status).toBe(403);
    }
    const make = (siteIds: number[] | null) =>
      world.post(member, '/webhooks', anAddress({ siteIds }));
    expect((await make(null)).status).toBe(403);
    expect((await make([main.id])).status).toBe(403);
    expect((await make([north.id])).status).toBe(201);
    expect(
      (await world.post(world.chief, '/webhooks', anAddress({ siteIds: [9999] }))).status
    ).toBe(404);
  });
});
