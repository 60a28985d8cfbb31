import fc from 'fast-check';

import type { LlmFailureKind, LlmProviderId } from '../../../../server/src/llm/contract';
import { RouterFailure, type RouterAnswer } from '../../../../server/src/llm/router';
import { DrivenClock } from './driven-clock';
import { Purse, request, Stage, type Line } from './scripted';

const IDS: readonly LlmProviderId[] = ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'];

const KINDS: readonly LlmFailureKind[] = [
  'unavailable',
  'busy',
  'exhausted',
  'misconfigured',
  'blocked',
  'truncated',
  'unusable',
];

const RETRIED: readonly string[] = ['unavailable', 'busy', 'truncated'];

const aLine = (kinds: readonly LlmFailureKind[], mostMs: number): fc.Arbitrary<Line> =>
  fc.record(
    {
      afterMs: fc.integer({ min: 0, max: mostMs }),
      fails: fc.constantFrom<Line['fails']>(undefined, undefined, 'hang', 'throws', ...kinds),
      details: fc.record({
        retryAfterMs: fc.option(fc.constantFrom(0, 900, 3_000, 5_000, 60_000)),
      }),
    },
    { requiredKeys: ['afterMs'] }
  );

const scripts = fc.array(fc.array(aLine(KINDS, 40_000), { minLength: 1, maxLength: 3 }), {
  maxLength: IDS.length,
});

interface Scene {
  scripts: readonly (readonly Line[])[];
  hedge: boolean;
  random: number;
  timeBudgetMs: number;
  gateMs: number;
  refused: readonly LlmProviderId[];
  /** Null: nobody leaves. */
  leavesAfterMs: number | null;
  /** Requests at once. */
  requests: number;
}

const aScene: fc.Arbitrary<Scene> = fc.record({
  scripts,
  hedge: fc.boolean(),
  random: fc.double({ min: 0, max: 0.999999, noNaN: true }),
  timeBudgetMs: fc.integer({ min: 1_000, max: 90_000 }),
  gateMs: fc.constantFrom(0, 0, 5, 700),
  refused: fc.subarray([...IDS], { maxLength: 2 }),
  leavesAfterMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { freq: 4 }),
  requests: fc.integer({ min: 1, max: 3 }),
});

type Ended = { answered: RouterAnswer } | { failed: RouterFailure };

const setUp = (scene: Scene) => {
  const clock = new DrivenClock();
  const stage = new Stage(clock);
  const purse = new Purse(clock, {
    takesMs: scene.gateMs,
    refuses: ({ provider }) => scene.refused.includes(provider),
  });
  const providers = scene.scripts.map((lines, index) => stage.provider(IDS[index]!, lines));
  for (const { provider } of providers) {
    const window = stage.breakers.latenciesOf(`${provider.id}|${provider.model}|same`, false);
    for (let call = 0; call < 20; call += 1) window.record(1_000);
  }
  const router = stage.router(providers, {
    hedge: scene.hedge,
    gate: purse,
    random: { float: () => scene.random },
  });
  const generate = async (): Promise<Ended> => {
    const leaving = new AbortController();
    const { leavesAfterMs, timeBudgetMs } = scene;
    if (leavesAfterMs !== null) void clock.sleep(leavesAfterMs).then(() => leaving.abort());
    try {
      return { answered: await router.generate(request, { timeBudgetMs, signal: leaving.signal }) };
    } catch (error) {
      if (error instanceof RouterFailure) return { failed: error };
      throw error;
    }
  };
  return { clock, stage, purse, generate };
};

/** Plays one request after the other on one stage, so that breakers and windows carry over. */
const play = async (scene: Scene) => {
  const { clock, stage, purse, generate } = setUp(scene);
  const requests = [];
  for (let turn = 0; turn < scene.requests; turn += 1) {
    const [startedAt, beganBefore] = [clock.now(), stage.began.length];
    const ended = await clock.drive(generate());
    const endedAt = clock.now();
    requests.push({ ended, startedAt, endedAt, began: stage.began.slice(beganBefore) });
  }
  await clock.drain();
  return { stage, purse, requests };
};

const attemptsOf = (ended: Ended) =>
  'answered' in ended ? ended.answered.attempts : ended.failed.attempts;

const RUNS = { numRuns: 200 };

describe('whatever vendors do', () => {
  it('no call begins after the time budget, and nothing goes on behind it', async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const { requests } = await play(scene);
        for (const { began, startedAt, endedAt, ended } of requests) {
          const deadline = startedAt + scene.timeBudgetMs;
          for (const call of began) {
            expect(call.at).toBeLessThan(deadline);
            expect(call.at + call.timeoutMs).toBeLessThanOrEqual(deadline);
          }
          // Settling the last calls and a gate that still thinks may take as long as a gate does.
          expect(endedAt).toBeLessThanOrEqual(deadline + 2 * scene.gateMs);
          const vendorMs = 'answered' in ended ? ended.answered.vendorMs : ended.failed.vendorMs;
          expect(vendorMs).toBeLessThanOrEqual(endedAt - startedAt);
        }
      }),
      RUNS
    );
  });

  it('every pass is settled exactly once, and every call is told of', async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const { purse, requests, stage } = await play(scene);
        for (const ends of purse.settled) expect(ends).toHaveLength(1);
        const sent = purse.ends.filter(({ code }) => code !== 'NOT_SENT');
        expect(sent).toHaveLength(stage.began.length);
        const attempts = requests.flatMap(({ ended }) => attemptsOf(ended));
        expect(new Set(attempts)).toEqual(new Set(sent));
        expect(attempts).toHaveLength(sent.length);
      }),
      RUNS
    );
  });

  it('a provider is called at most twice, and again only after what a second call can mend', async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const { requests, stage } = await play(scene);
        expect(stage.mostRunning).toBeLessThanOrEqual(2);
        for (const { began, ended } of requests) {
          for (const id of IDS) {
            const calls = began.filter(({ provider }) => provider === id);
            const ends = attemptsOf(ended).filter(({ provider }) => provider === id);
            expect(calls.length).toBeLessThanOrEqual(2);
            if (calls.length < 2) continue;
            expect(RETRIED).toContain(ends[0]?.outcome);
            expect(ends[0]?.code).not.toBe('TIMEOUT');
            const isCut = ends[0]?.outcome === 'truncated';
            expect(calls[1]?.maxOutputTokens).toBe(isCut ? 4_000 : 2_000);
          }
        }
      }),
      RUNS
    );
  });

  it('content that was refused is shown to one other provider at most', async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const { requests } = await play(scene);
        for (const { ended } of requests) {
          const attempts = attemptsOf(ended);
          const refusal = attempts.findIndex(({ outcome }) => outcome === 'blocked');
          if (refusal < 0) continue;
          const others = attempts
            .slice(refusal + 1)
            .map(({ provider }) => provider)
            .filter((id) => id !== attempts[refusal]?.provider);
          expect(new Set(others).size).toBeLessThanOrEqual(1);
          if ('failed' in ended) expect(['blocked', 'aborted']).toContain(ended.failed.kind);
        }
      }),
      RUNS
    );
  });

  it('requests at the same time settle each of their passes once, too', async () => {
    await fc.assert(
      fc.asyncProperty(aScene, async (scene) => {
        const { clock, stage, purse, generate } = setUp(scene);
        const ended = await clock.drive(Promise.all(Array.from({ length: 5 }, generate)));
        await clock.drain();
        for (const ends of purse.settled) expect(ends).toHaveLength(1);
        const calls = ended.flatMap((one) => attemptsOf(one));
        expect(calls).toHaveLength(stage.began.length);
      }),
      RUNS
    );
  });

  it('an answer is found whenever a healthy provider answers in time', async () => {
    const others: readonly LlmFailureKind[] = KINDS.filter((kind) => kind !== 'blocked');
    const quickScripts = fc.array(fc.array(aLine(others, 4_000), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: IDS.length,
    });
    await fc.assert(
      fc.asyncProperty(
        aScene,
        quickScripts,
        fc.nat(),
        fc.integer({ min: 0, max: 10_000 }),
        async (scene, scriptsOfOthers, place, answersAfterMs) => {
          const index = place % scriptsOfOthers.length;
          const healthy = IDS[index]!;
          // A hanging one takes the time of one call; all of them together leave enough.
          const lines = scriptsOfOthers.map((script) =>
            script.map((line) =>
              line.fails === 'hang' ? { afterMs: 4_000, fails: 'unusable' as const } : line
            )
          );
          const { requests } = await play({
            ...scene,
            scripts: lines.map((script, at) =>
              at === index ? [{ afterMs: answersAfterMs }] : script
            ),
            refused: scene.refused.filter((id) => id !== healthy),
            leavesAfterMs: null,
            timeBudgetMs: 90_000,
          });
          for (const { ended } of requests) expect(ended).toHaveProperty('answered');
        }
      ),
      RUNS
    );
  });

  it('the next provider is asked within two seconds of a failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aLine(['unavailable', 'busy', 'exhausted', 'unusable'], 20_000), {
          minLength: 1,
          maxLength: 2,
        }),
        fc.boolean(),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        async (script, hedge, random) => {
          const { requests } = await play({
            scripts: [script, [{ afterMs: 500 }]],
            ...{ hedge, random, timeBudgetMs: 90_000, gateMs: 5, refused: [] },
            ...{ leavesAfterMs: null, requests: 1 },
          });
          const [{ ended, began, startedAt }] = requests as [(typeof requests)[number]];
          const [first] = attemptsOf(ended);
          if (first?.provider !== 'gemini' || first.outcome === 'answered') return;
          if (
            attemptsOf(ended).some(
              ({ outcome, provider }) => outcome === 'answered' && provider === 'gemini'
            )
          )
            return;
          const failedAt = startedAt + 5 + first.latencyMs;
          const next = began.find(({ provider }) => provider === 'openai');
          expect(next?.at).toBeLessThanOrEqual(failedAt + 2_000);
        }
      ),
      RUNS
    );
  });
});
