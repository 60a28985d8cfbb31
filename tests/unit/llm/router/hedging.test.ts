import type { LlmAttempt } from '../../../../server/src/llm/router';
import { failing, good, hanging, request, type Stage } from './scripted';
import { setUp } from './set-up';

describe('hedging', () => {
  const warm = (stage: Stage): void => {
    const window = stage.breakers.latenciesOf('gemini|gemini-small|same', false);
    for (let call = 1; call <= 20; call += 1) window.record(call * 50);
  };

  it('asks the next one as well after p95; the faster answer wins, the other call is lost', async () => {
    const { clock, stage, purse } = setUp();
    warm(stage);
    const router = stage.router(
      [stage.provider('gemini', [good(9_000)]), stage.provider('openai', [good(300)])],
      { hedge: true, gate: purse }
    );
    const { provider, attempts, vendorMs } = await clock.drive(router.generate(request));
    expect(provider).toBe('openai');
    expect(stage.began[1]!.at - stage.began[0]!.at).toBe(950);
    expect(attempts).toMatchObject([
      { provider: 'openai', outcome: 'answered', latencyMs: 300 },
      { provider: 'gemini', outcome: 'lost', usage: null, latencyMs: 1_250 },
    ]);
    expect(purse.ends).toHaveLength(2);
    expect(stage.began[0]?.signal?.aborted).toBe(true);
    expect(vendorMs).toBe(1_250);
    expect(clock.elapsedMs).toBe(1_250);
  });

  it('answers when the lost call is settled as well', async () => {
    const { clock, stage } = setUp();
    warm(stage);
    const written: string[] = [];
    const settle = async ({ outcome }: LlmAttempt) => {
      await clock.sleep(30);
      written.push(outcome);
    };
    const router = stage.router(
      [stage.provider('gemini', [hanging]), stage.provider('openai', [good(300)])],
      { hedge: true, gate: { open: () => Promise.resolve({ settle }) } }
    );
    await clock.drive(router.generate(request));
    expect(written).toEqual(['answered', 'lost']);
  });

  it('lets the first one win when it is faster after all', async () => {
    const { clock, stage } = setUp();
    warm(stage);
    const router = stage.router(
      [stage.provider('gemini', [good(1_000)]), stage.provider('openai', [good(300)])],
      { hedge: true }
    );
    const { provider, attempts } = await clock.drive(router.generate(request));
    expect(provider).toBe('gemini');
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['answered', 'lost']);
  });

  it('does not begin without being allowed, without enough answers, or within p95', async () => {
    const { clock, stage } = setUp();
    const providers = () => [
      stage.provider('gemini', [good(3_000)]),
      stage.provider('openai', [good(10)]),
    ];
    await clock.drive(stage.router(providers(), { hedge: true }).generate(request));
    warm(stage);
    await clock.drive(stage.router(providers(), { hedge: false }).generate(request));
    const quick = [stage.provider('gemini', [good(949)]), stage.provider('openai', [good(10)])];
    await clock.drive(stage.router(quick, { hedge: true }).generate(request));
    expect(stage.asked).toEqual(['gemini', 'gemini', 'gemini']);
  });

  it('never has more than two at work', async () => {
    const { clock, stage } = setUp();
    warm(stage);
    const window = stage.breakers.latenciesOf('openai|openai-small|same', false);
    for (let call = 0; call < 20; call += 1) window.record(100);
    const router = stage.router(
      [
        stage.provider('gemini', [hanging]),
        stage.provider('openai', [hanging]),
        stage.provider('cohere', [good()]),
      ],
      { hedge: true }
    );
    expect((await clock.drive(router.generate(request))).provider).toBe('cohere');
    expect(stage.mostRunning).toBe(2);
  });

  it('is not begun for a provider that failed before its p95 came', async () => {
    const { clock, stage } = setUp();
    warm(stage);
    const router = stage.router(
      [
        stage.provider('gemini', [failing('unusable')]),
        stage.provider('openai', [good(3_000)]),
        stage.provider('cohere', [good(10)]),
      ],
      { hedge: true }
    );
    expect((await clock.drive(router.generate(request))).provider).toBe('openai');
    expect(stage.asked).toEqual(['gemini', 'openai']);
  });

  it('does not hold a lost call against its provider', async () => {
    const { clock, stage } = setUp();
    warm(stage);
    for (let turn = 0; turn < 5; turn += 1) {
      const router = stage.router(
        [stage.provider('gemini', [hanging]), stage.provider('openai', [good(10)])],
        { hedge: true }
      );
      await clock.drive(router.generate(request));
    }
    expect(stage.asked.filter((id) => id === 'gemini')).toHaveLength(5);
  });
});
