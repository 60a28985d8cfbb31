import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { Webhook } from '../../server/src/services/webhooks/webhook';
import type { WebhookDelivery } from '../../server/src/services/webhooks/webhook-deliveries';
import { SiteWorld } from './harness/site-world';
import { startReceiver, type Received, type WebhookReceiver } from './harness/webhook-receiver';

const EVENTS = 100;
const SEED = 20_261_123;
const FAILING = 0.3;

let world: SiteWorld;
let receivers: { ordered: WebhookReceiver; free: WebhookReceiver };

beforeAll(async () => {
  world = await SiteWorld.start();
  receivers = { ordered: await startReceiver(), free: await startReceiver() };
}, 60_000);

afterAll(async () => {
  await receivers?.ordered.close();
  await receivers?.free.close();
  await world?.app.close();
});

/** Mulberry32: the same numbers at every run. */
const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const deliveries = () => tableOf<WebhookDelivery>(world.app.strapi, UIDS.webhookDelivery);
const waiting = () => deliveries().count({ where: { state: 'pending' } });

/** Waits, rests and leases of processes that died are over. */
const timePasses = async () => {
  const past = new Date(Date.now() - 1000);
  await deliveries().updateMany({ where: { nextAt: { $notNull: true } }, data: { nextAt: past } });
  const leased = { leaseUntil: { $notNull: true } };
  await deliveries().updateMany({ where: leased, data: { leaseUntil: past } });
  const resting = { restUntil: { $notNull: true } };
  const webhooks = tableOf<Webhook>(world.app.strapi, UIDS.webhook);
  await webhooks.updateMany({ where: resting, data: { restUntil: past } });
};

/** Things happen to a post, told apart by what is said. */
const happen = async (deliveryId: number, from: number, to: number) => {
  const { events } = getService(world.app.strapi, 'deliveries').repository;
  for (let number = from; number < to; number += 1) {
    await events.add({ deliveryId, event: 'hold', toState: 'held', message: `Number ${number}` });
  }
};

const numbersOf = (received: readonly Received[]) =>
  received
    .filter(({ status }) => status === 200)
    .map(({ body }) => (JSON.parse(body) as { data: { reason: string } }).data.reason);

const idsOf = (received: readonly Received[]) =>
  received.map(({ headers }) => String(headers['webhook-id']));

it('nothing is lost and the order is kept, though addresses fail and processes die', async () => {
  const random = seeded(SEED);
  for (const receiver of Object.values(receivers)) {
    receiver.answer = () => {
      if (random() >= FAILING) return { status: 200 };
      // One half of the failures have no answer.
      return random() < 0.5 ? { status: 500 } : { status: 0 };
    };
  }
  const about = { events: ['delivery.held'] };
  const { ordered, free } = receivers;
  const hooks = [
    { ...about, name: 'In order', url: ordered.url, isOrdered: true },
    { ...about, name: 'As it comes', url: free.url },
  ];
  for (const hook of hooks) {
    expect((await world.post(world.chief, '/webhooks', hook)).status).toBe(201);
  }
  const deliveryId = await world.aDeliveryOn(world.sites.main);
  const expected = Array.from({ length: EVENTS }, (_, number) => `Number ${number}`);

  for (let part = 0; part < 4; part += 1) {
    await happen(deliveryId, (part * EVENTS) / 4, ((part + 1) * EVENTS) / 4);
    await getService(world.app.strapi, 'webhooks').pump.workOff();
    // A process that died between the answer and the note of it: the event is sent once more.
    const [done] = await deliveries().findMany({
      where: { state: 'delivered' },
      orderBy: { id: 'desc' },
      limit: 1,
    });
    const taken = { leaseToken: 'dead', leaseUntil: new Date(), nextAt: new Date() };
    if (part === 2 && done) {
      await deliveries().updateMany({
        where: { id: done.id },
        data: { ...taken, state: 'pending', finishedAt: null },
      });
    }
    await world.app.stop();
    await world.app.start();
  }
  for (let round = 0; round < 500 && (await waiting()) > 0; round += 1) {
    await timePasses();
    await getService(world.app.strapi, 'webhooks').pump.workOff();
  }

  expect(await waiting()).toBe(0);
  const states = await deliveries().findMany({ where: {} });
  expect(states).toHaveLength(2 * EVENTS);
  expect(states.filter(({ state }) => state !== 'delivered')).toEqual([]);
  expect(new Set(numbersOf(free.received))).toEqual(new Set(expected));
  const inOrder = numbersOf(ordered.received);
  expect([...new Set(inOrder)]).toEqual(expected);
  for (const { received } of [ordered, free]) {
    const failed = received.filter(({ status }) => status !== 200).length / received.length;
    expect(failed).toBeGreaterThan(0.2);
    // Every try of an event has its one id.
    expect(new Set(idsOf(received)).size).toBe(EVENTS);
  }
}, 240_000);
