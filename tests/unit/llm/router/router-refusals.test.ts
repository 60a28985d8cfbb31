import { failing, good, Purse, request } from './scripted';
import { failureOf, setUp } from './set-up';

describe('a provider that has no money left', () => {
  it('is left alone for an hour by every router', async () => {
    const { clock, stage } = setUp();
    const providers = [
      stage.provider('gemini', [failing('exhausted'), good()]),
      stage.provider('openai', [good()]),
    ];
    await clock.drive(stage.router(providers).generate(request));
    await clock.drive(stage.router(providers).generate(request));
    clock.skip(3_600_000 - 5_000);
    await clock.drive(stage.router(providers).generate(request));
    expect(stage.asked).toEqual(['gemini', 'openai', 'openai', 'openai']);
    clock.skip(5_000);
    await clock.drive(stage.router(providers).generate(request));
    expect(stage.asked.at(-1)).toBe('gemini');
  });
});

describe('a provider that is misconfigured', () => {
  it('is left alone until its settings change', async () => {
    const { clock, stage } = setUp();
    const wrong = stage.provider('gemini', [failing('misconfigured'), good()]);
    await failureOf(clock.drive(stage.router([wrong]).generate(request)));
    clock.skip(30 * 86_400_000);
    const failure = await failureOf(clock.drive(stage.router([wrong]).generate(request)));
    expect(failure.kind).toBe('resting');
    expect(failure.message).toContain('until its settings are changed');
    const changed = { ...wrong, fingerprint: 'other' };
    await clock.drive(stage.router([changed]).generate(request));
    expect(stage.asked).toEqual(['gemini', 'gemini']);
  });

  it('is not condemned for one request that it refused', async () => {
    const { clock, stage } = setUp();
    const lines = [failing('misconfigured', { code: 'REQUEST_REFUSED' }), good()];
    const router = stage.router([stage.provider('gemini', lines)]);
    await failureOf(clock.drive(router.generate(request)));
    await expect(clock.drive(router.generate(request))).resolves.toBeDefined();
  });
});

describe('content that is refused', () => {
  it('is shown to one other provider and no third', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('blocked')]),
      stage.provider('openai', [failing('blocked')]),
      stage.provider('cohere', [good()]),
    ]);
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(failure.kind).toBe('blocked');
    expect(stage.asked).toEqual(['gemini', 'openai']);
    expect(failure.message).toMatch(/write this text by hand/);
  });

  it('stays refused when the second opinion has trouble of its own', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('blocked')]),
      stage.provider('openai', [failing('exhausted')]),
      stage.provider('cohere', [good()]),
    ]);
    expect((await failureOf(clock.drive(router.generate(request)))).kind).toBe('blocked');
    expect(stage.asked).toEqual(['gemini', 'openai']);
  });

  it('gets no third opinion from one that was busy before', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('busy', { retryAfterMs: 1_000 }), good()]),
      stage.provider('openai', [failing('blocked')]),
      stage.provider('cohere', [failing('unusable')]),
    ]);
    expect((await failureOf(clock.drive(router.generate(request)))).kind).toBe('blocked');
    expect(stage.asked).toEqual(['gemini', 'openai', 'cohere']);
  });

  it('gets its second opinion from one that may be paid', async () => {
    const { clock, stage } = setUp();
    const router = stage.router(
      [
        stage.provider('gemini', [failing('blocked')]),
        stage.provider('openai', [good()]),
        stage.provider('cohere', [good()]),
      ],
      { gate: new Purse(clock, { refuses: ({ provider }) => provider === 'openai' }) }
    );
    expect((await clock.drive(router.generate(request))).provider).toBe('cohere');
  });
});

describe('the circuit breaker', () => {
  it('leaves a provider out after three failures in a row, for all requests', async () => {
    const { clock, stage } = setUp();
    const providers = [
      stage.provider('gemini', [failing('unavailable')]),
      stage.provider('openai', [good()]),
    ];
    for (let turn = 0; turn < 4; turn += 1) {
      await clock.drive(stage.router(providers).generate(request));
    }
    expect(stage.asked).toEqual([
      ...['gemini', 'gemini', 'openai'],
      ...['gemini', 'openai'],
      ...['openai', 'openai'],
    ]);
  });

  it('lets one of many requests try when the rest is over', async () => {
    const { clock, stage } = setUp();
    const providers = [
      stage.provider('gemini', [
        ...Array.from({ length: 3 }, () => failing('unavailable')),
        good(2_000),
      ]),
      stage.provider('openai', [good()]),
    ];
    for (let turn = 0; turn < 2; turn += 1) {
      await clock.drive(stage.router(providers).generate(request));
    }
    clock.skip(10_000);
    stage.began.length = 0;
    const many = Array.from({ length: 5 }, () => stage.router(providers).generate(request));
    const answers = await clock.drive(Promise.all(many));
    expect(answers.filter(({ provider }) => provider === 'gemini')).toHaveLength(1);
    await clock.drive(stage.router(providers).generate(request));
    expect(stage.asked.at(-1)).toBe('gemini');
  });
});
