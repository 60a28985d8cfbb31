import { createBreakers, createRouter } from '../../../../server/src/llm/router';
import { systemClock, systemRandom } from '../../../../server/src/services/environment';
import { request } from './scripted';

const CALLS = 500;

/** Milliseconds of our own beside the vendor's answer, for each of many requests. */
const measureOverheads = async (): Promise<number[]> => {
  const vendor = { totalMs: 0 };
  const answer = { text: '{}', usage: null, requestId: null, model: 'small' };
  const provider = {
    ...{ id: 'gemini' as const, label: 'Google Gemini', model: 'small' },
    generate: async () => {
      const startedAt = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1));
      vendor.totalMs = performance.now() - startedAt;
      return answer;
    },
  };
  const router = createRouter({
    providers: [{ provider, price: null, fingerprint: 'f' }],
    ...{ order: 'cheapest', hedge: true, breakers: createBreakers({ clock: systemClock }) },
    gate: { open: () => Promise.resolve({ settle: () => Promise.resolve() }) },
    ...{ clock: systemClock, random: systemRandom },
  });
  const overheads: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const startedAt = performance.now();
    await router.generate({ ...request, user: request.user.repeat(150) });
    overheads.push(performance.now() - startedAt - vendor.totalMs);
  }
  return overheads.sort((one, other) => one - other);
};

describe('the router', () => {
  it('takes less than 10 ms of its own for nineteen of twenty requests', async () => {
    const overheads = await measureOverheads();
    expect(overheads[Math.floor(CALLS * 0.95)]).toBeLessThan(10);
  });
});
