import { aPicture, failing, good, request } from './scripted';
import { failureOf, setUp } from './set-up';

describe('a request that is answered', () => {
  it('comes from the preferred provider, in one call', async () => {
    const { clock, stage, purse } = setUp();
    const router = stage.router(
      [stage.provider('gemini', [good(800)]), stage.provider('openai', [good(10)])],
      { gate: purse }
    );
    const answered = await clock.drive(router.generate(request));
    expect(answered).toMatchObject({ provider: 'gemini', model: 'gemini-small', vendorMs: 800 });
    expect(answered.answer).toMatchObject({ text: '{"by":"gemini"}', model: 'gemini-dated' });
    expect(stage.asked).toEqual(['gemini']);
    expect(purse.settled).toEqual([answered.attempts]);
    expect(answered.attempts).toEqual([
      {
        provider: 'gemini',
        model: 'gemini-small',
        outcome: 'answered',
        code: null,
        message: null,
        usage: { inputTokens: 100, cachedInputTokens: 0, outputTokens: 50 },
        requestId: 'req-gemini',
        latencyMs: 800,
      },
    ]);
  });

  it.each([
    ['text', request, 25_000],
    ['pictures', { ...request, images: [aPicture] }, 50_000],
  ])('grants a call with %s its own time limit', async (_what, asked, timeoutMs) => {
    const { clock, stage } = setUp();
    await clock.drive(stage.router([stage.provider('gemini', [good()])]).generate(asked));
    expect(stage.began[0]?.timeoutMs).toBe(timeoutMs);
  });

  it('does not show pictures to a provider that sees none', async () => {
    const { clock, stage } = setUp();
    const blind = { ...stage.provider('cohere', [good()]), seesImages: false };
    const router = stage.router([blind, stage.provider('gemini', [good()])]);
    await clock.drive(router.generate({ ...request, images: [aPicture] }));
    await clock.drive(router.generate(request));
    expect(stage.asked).toEqual(['gemini', 'cohere']);
  });

  it('is given although its end could not be written down, which is told', async () => {
    const { clock, stage } = setUp();
    const told: unknown[] = [];
    const router = stage.router([stage.provider('gemini', [good()])], {
      gate: {
        open: () => Promise.resolve({ settle: () => Promise.reject(new Error('no database')) }),
      },
      onUnsettled: (error, attempt) => told.push([error, attempt.outcome]),
    });
    await expect(clock.drive(router.generate(request))).resolves.toMatchObject({
      provider: 'gemini',
    });
    expect(told).toEqual([[new Error('no database'), 'answered']]);
  });
});

describe('an answer that was cut off', () => {
  it('is asked for once more with twice as many tokens', async () => {
    const { clock, stage, purse } = setUp();
    const router = stage.router(
      [
        stage.provider('gemini', [failing('truncated'), good()]),
        stage.provider('openai', [good()]),
      ],
      { gate: purse }
    );
    await clock.drive(router.generate(request));
    expect(stage.began.map(({ provider, maxOutputTokens }) => [provider, maxOutputTokens])).toEqual(
      [
        ['gemini', 2000],
        ['gemini', 4000],
      ]
    );
    expect(purse.opened.map(({ maxOutputTokens }) => maxOutputTokens)).toEqual([2000, 4000]);
  });

  it('is left to the next provider when it is cut off again', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('truncated')]),
      stage.provider('openai', [good()]),
    ]);
    await clock.drive(router.generate(request));
    expect(stage.began.map(({ provider, maxOutputTokens }) => [provider, maxOutputTokens])).toEqual(
      [
        ['gemini', 2000],
        ['gemini', 4000],
        ['openai', 2000],
      ]
    );
  });
});

describe('an unusable answer', () => {
  it('sends the request to the next provider', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('unusable')]),
      stage.provider('openai', [good()]),
    ]);
    await clock.drive(router.generate(request));
    expect(stage.asked).toEqual(['gemini', 'openai']);
  });

  it('is what a fault of our own counts as, and its words stay inside', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([stage.provider('gemini', [{ afterMs: 0, fails: 'throws' }])]);
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(failure.attempts).toMatchObject([{ outcome: 'unusable', code: 'UNEXPECTED' }]);
    expect(failure.message).not.toContain('sk-secret');
  });
});

describe('a failure', () => {
  it('names every provider, its trouble and what to do next', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([
      stage.provider('gemini', [failing('misconfigured')]),
      stage.provider('openai', [failing('exhausted')]),
    ]);
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(failure.message).toBe(
      'No AI provider answered. ' +
        'Google Gemini (gemini-small): Google Gemini says misconfigured. ' +
        'OpenAI (openai-small): OpenAI says exhausted. ' +
        'Top up an account at its vendor, or add another provider under Settings, AI.'
    );
    expect(failure.troubles.map(({ provider, kind }) => [provider, kind])).toEqual([
      ['gemini', 'misconfigured'],
      ['openai', 'exhausted'],
    ]);
  });

  it('says so when there is no provider at all', async () => {
    const { clock, stage } = setUp();
    const failure = await failureOf(clock.drive(stage.router([]).generate(request)));
    expect(failure.kind).toBe('unable');
    expect(failure.message).toMatch(/^No AI provider is set up\./);
  });

  it('says so when none sees pictures', async () => {
    const { clock, stage } = setUp();
    const blind = { ...stage.provider('cohere', [good()]), seesImages: false };
    const failure = await failureOf(
      clock.drive(stage.router([blind]).generate({ ...request, images: [aPicture] }))
    );
    expect(failure.kind).toBe('unable');
    expect(failure.message).toContain('Cohere (cohere-small): It sees no pictures.');
  });
});
