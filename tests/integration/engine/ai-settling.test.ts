import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import {
  AiMoney,
  ANSWER_USD,
  attempt,
  hard,
  openCall,
  purseOf,
  WORST_USD,
} from '../harness/ai-money';
import { startTestApp, type TestApp } from '../harness/app';

const MINUTE_MS = 60_000;
const TOGETHER = { settles: 'together' } as const;

let app: TestApp;
let money: AiMoney;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  money = new AiMoney(app);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(async () => {
  expect(await money.isAnythingHeld()).toBe(false);
});

const prompts = () => tableOf<{ id: number; version: string }>(app.strapi, UIDS.aiPrompt);

/** Something else that belongs to the call. */
const writeAlong = async (version: string): Promise<void> => {
  await prompts().create({ data: { version, body: 'b', createdAt: new Date(money.now) } });
};

describe('calls that are written down together with what came of them', () => {
  it('are held until then, and stand in the log with the number that came while they ran', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    const purse = purseOf(usage, site, { ...TOGETHER, adaptationId: 31 });
    await (await openCall(purse))?.settle(attempt());
    expect(purse.costUsd()).toBeCloseTo(ANSWER_USD, 9);
    expect(await money.log(site)).toEqual([]);
    expect((await usage.stateOf(site)).reservedUsd).toBeCloseTo(WORST_USD, 7);
    await purse.settle(() => writeAlong('along-1'));
    expect(await money.log(site)).toMatchObject([{ outcome: 'answered', adaptationId: 31 }]);
    expect(await usage.stateOf(site)).toMatchObject({ reservedUsd: 0 });
    expect(await prompts().count({ where: { version: 'along-1' } })).toBe(1);
    await purse.settle();
    expect(await money.log(site)).toHaveLength(1);
  });

  it('make room for the next call of the same question', async () => {
    const site = await money.site({ budget: hard(WORST_USD * 1.5) });
    const purse = purseOf(money.process(), site, TOGETHER);
    await (
      await openCall(purse)
    )?.settle(attempt({ outcome: 'unavailable', code: 'OVERLOADED', usage: null }));
    const second = await openCall(purse);
    expect(second).not.toBeNull();
    await second?.settle(attempt());
    await purse.settle();
    const outcomes = (await money.log(site)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['unavailable', 'answered']);
  });

  it('lose nothing when what goes along fails: nothing of both is written, and the calls are afterwards', async () => {
    const site = await money.site({ budget: hard(1) });
    const purse = purseOf(money.process(), site, TOGETHER);
    await (await openCall(purse))?.settle(attempt());
    const failing = async (): Promise<void> => {
      await writeAlong('along-2');
      throw new Error('The disk is full.');
    };
    await expect(purse.settle(failing)).rejects.toThrow('The disk is full.');
    expect(await money.log(site)).toEqual([]);
    expect(await prompts().count({ where: { version: 'along-2' } })).toBe(0);
    await purse.settle();
    expect(await money.log(site)).toMatchObject([{ outcome: 'answered' }]);
  });

  it('are counted when their process dies between the answer and the log', async () => {
    const site = await money.site({ budget: hard(1) });
    await (await openCall(purseOf(money.process(), site, TOGETHER)))?.settle(attempt());
    money.now += 11 * MINUTE_MS;
    await money.process().sweep();
    const [row] = await money.log(site);
    expect(row).toMatchObject({ outcome: 'lost', code: 'PROCESS_DIED' });
    expect(Number(row?.counted)).toBeGreaterThan(0);
  });

  it('are written down as they end, once the rest is', async () => {
    const site = await money.site({ budget: hard(1) });
    const purse = purseOf(money.process(), site, TOGETHER);
    const late = await openCall(purse);
    await purse.settle();
    await late?.settle(attempt());
    expect(await money.log(site)).toMatchObject([{ outcome: 'answered' }]);
  });
});
