import { failing, good, hanging, request } from './scripted';
import { failureOf, setUp } from './set-up';

describe('a provider that is unavailable', () => {
  it('is tried once more after a short pause, then the next one is asked', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('unavailable')]),
      stage.provider('openai', [good()]),
    ]);
    const { provider, attempts } = await clock.drive(router.generate(request));
    expect(provider).toBe('openai');
    expect(stage.asked).toEqual(['gemini', 'gemini', 'openai']);
    const [first, second, third] = stage.began.map(({ at }) => at - clock.now() + clock.elapsedMs);
    expect([first, second, third]).toEqual([0, 800, 850]);
    expect(attempts.map(({ outcome }) => outcome)).toEqual([
      'unavailable',
      'unavailable',
      'answered',
    ]);
  });

  it.each([0, 0.999])(
    'is followed by the next one within 2 s of its failure (%d)',
    async (float) => {
      const { clock, stage } = setUp();
      const router = stage.router(
        [
          stage.provider('gemini', [failing('unavailable'), hanging]),
          stage.provider('openai', [good()]),
        ],
        { random: { float: () => float } }
      );
      const answered = await clock.drive(router.generate(request));
      const failedAt = 50;
      const next = stage.began.find(({ provider }) => provider === 'openai');
      expect(next!.at - (clock.now() - clock.elapsedMs) - failedAt).toBeLessThanOrEqual(2_000);
      expect(answered.provider).toBe('openai');
      expect(answered.attempts.map(({ outcome }) => outcome)).toEqual([
        'unavailable',
        'answered',
        'lost',
      ]);
    }
  );

  it.each([
    [0, 500],
    [0.999999, 2_000],
  ])('has 0.5 to 2 s when it is the only one (%d)', async (float, pauseMs) => {
    const { clock, stage } = setUp();
    const router = stage.router(
      [stage.provider('gemini', [failing('unavailable', {}, 0), good()])],
      { random: { float: () => float } }
    );
    await clock.drive(router.generate(request));
    expect(stage.began[1]!.at - stage.began[0]!.at).toBe(pauseMs);
  });

  it('is not tried a third time', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([stage.provider('gemini', [failing('unavailable')])]);
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(stage.asked).toEqual(['gemini', 'gemini']);
    expect(failure.kind).toBe('unavailable');
    expect(failure.attempts).toHaveLength(2);
  });

  it('is left after a time-out, even when it ignores being called off', async () => {
    const { clock, stage, purse } = setUp();
    const router = stage.router(
      [stage.provider('gemini', [hanging]), stage.provider('openai', [good()])],
      { gate: purse }
    );
    const { attempts } = await clock.drive(router.generate(request));
    expect(stage.asked).toEqual(['gemini', 'openai']);
    expect(attempts[0]).toMatchObject({
      outcome: 'unavailable',
      code: 'TIMEOUT',
      latencyMs: 25_000,
    });
    expect(attempts[0]?.message).toMatch(/^Google Gemini did not answer within 25 seconds\./);
    expect(stage.began[0]?.signal?.aborted).toBe(true);
  });

  it('is not waited for when it asks for a long pause', async () => {
    const { clock, stage } = setUp();
    const lines = [failing('unavailable', { retryAfterMs: 30_000 }), good()];
    const router = stage.router([stage.provider('gemini', lines)]);
    await failureOf(clock.drive(router.generate(request)));
    expect(stage.asked).toEqual(['gemini']);
  });
});

describe('a provider that is busy', () => {
  const busy = failing('busy', { retryAfterMs: 3_000 });

  it('is left at once for a healthy one', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [busy, good()]),
      stage.provider('openai', [good()]),
    ]);
    const { provider } = await clock.drive(router.generate(request));
    expect(provider).toBe('openai');
    expect(stage.began[1]!.at - stage.began[0]!.at).toBe(50);
  });

  it('is waited for once when there is nobody else', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([stage.provider('gemini', [busy, good()])]);
    await clock.drive(router.generate(request));
    expect(stage.began[1]!.at - stage.began[0]!.at).toBe(50 + 3_000 + 125);
  });

  it('is asked again after its pause when the others fail', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [busy, good()]),
      stage.provider('openai', [failing('misconfigured')]),
    ]);
    const { provider } = await clock.drive(router.generate(request));
    expect(provider).toBe('gemini');
    expect(stage.asked).toEqual(['gemini', 'openai', 'gemini']);
    expect(stage.began[2]!.at - stage.began[0]!.at).toBeGreaterThanOrEqual(3_050);
  });

  it('is not waited for longer than five seconds, and rests as long as it asked', async () => {
    const { clock, stage } = setUp();
    const lines = [failing('busy', { retryAfterMs: 60_000 }), good()];
    const router = stage.router([stage.provider('gemini', lines)]);
    expect((await failureOf(clock.drive(router.generate(request)))).kind).toBe('busy');
    const resting = await failureOf(clock.drive(router.generate(request)));
    expect(resting.kind).toBe('resting');
    expect(resting.message).toContain('left alone for another 60 seconds');
    expect(stage.asked).toEqual(['gemini']);
    clock.skip(60_000);
    await clock.drive(router.generate(request));
    expect(stage.asked).toEqual(['gemini', 'gemini']);
  });
});
