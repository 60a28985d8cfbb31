import { getEventListeners } from 'node:events';

import type { LlmAttempt } from '../../../../server/src/llm/router';
import { failing, good, hanging, Purse, request } from './scripted';
import { failureOf, setUp } from './set-up';

describe('the budget', () => {
  it('skips a provider that it does not allow', async () => {
    const { clock, stage } = setUp();
    const purse = new Purse(clock, { refuses: ({ provider }) => provider === 'gemini' });
    const router = stage.router(
      [stage.provider('gemini', [good()]), stage.provider('openai', [good()])],
      { gate: purse }
    );
    expect((await clock.drive(router.generate(request))).provider).toBe('openai');
    expect(stage.asked).toEqual(['openai']);
  });

  it('is the reason when it allows none', async () => {
    const { clock, stage } = setUp();
    const router = stage.router(
      [stage.provider('gemini', [good()]), stage.provider('openai', [good()])],
      { gate: new Purse(clock, { refuses: () => true }) }
    );
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(failure).toMatchObject({ kind: 'over_budget', attempts: [], vendorMs: 0 });
    expect(failure.message).toMatch(
      /Google Gemini .*over the AI budget.*OpenAI .*Raise the AI budget/
    );
    expect(stage.began).toEqual([]);
  });

  it('is asked for a retry too', async () => {
    const { clock, stage } = setUp();
    const purse = new Purse(clock, { refuses: ({ maxOutputTokens }) => maxOutputTokens > 2000 });
    const router = stage.router([stage.provider('gemini', [failing('truncated'), good()])], {
      gate: purse,
    });
    expect((await failureOf(clock.drive(router.generate(request)))).kind).toBe('truncated');
    expect(stage.asked).toEqual(['gemini']);
  });

  it('ends the request when it cannot be asked', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([stage.provider('gemini', [good()])], {
      gate: { open: () => Promise.reject(new Error('no database')) },
    });
    await expect(clock.drive(router.generate(request))).rejects.toThrow('no database');
    expect(stage.breakers.admits('gemini|gemini-small|same')).toBe(true);
  });
});

describe('the time budget', () => {
  it('cuts the last call to what is left, and begins none after it', async () => {
    const { clock, stage } = setUp();
    const ids = ['gemini', 'openai', 'cohere', 'anthropic', 'compatible'] as const;
    const router = stage.router(ids.map((id) => stage.provider(id, [hanging])));
    const failure = await failureOf(clock.drive(router.generate(request)));
    expect(clock.elapsedMs).toBe(90_000);
    expect(stage.began.map(({ timeoutMs }) => timeoutMs)).toEqual([25_000, 25_000, 25_000, 15_000]);
    expect(failure.troubles.at(-1)).toMatchObject({
      provider: 'compatible',
      message: 'No time was left to ask it.',
    });
  });

  it('does not hold a call against a provider that had less time than others', async () => {
    const { clock, stage } = setUp();
    const router = stage.router([stage.provider('gemini', [hanging])]);
    for (let turn = 0; turn < 4; turn += 1) {
      const both = stage.router([
        { ...stage.provider('openai', [failing('unusable', {}, 9_000)]), fingerprint: `${turn}` },
        stage.provider('gemini', [hanging]),
      ]);
      await failureOf(clock.drive(both.generate(request, { timeBudgetMs: 10_000 })));
    }
    expect(stage.breakers.restOf('gemini|gemini-small|same')).toBeNull();
    for (let turn = 0; turn < 3; turn += 1) {
      await failureOf(clock.drive(router.generate(request, { timeBudgetMs: 10_000 })));
    }
    expect(stage.breakers.restOf('gemini|gemini-small|same')).not.toBeNull();
  });
});

describe('somebody who goes away', () => {
  it('calls off what runs, which is settled', async () => {
    const { clock, stage, purse } = setUp();
    const router = stage.router([stage.provider('gemini', [hanging])], { gate: purse });
    const leaving = new AbortController();
    const generated = router.generate(request, { signal: leaving.signal });
    void clock.sleep(400).then(() => leaving.abort());
    const failure = await failureOf(clock.drive(generated));
    expect(failure.kind).toBe('aborted');
    expect(clock.elapsedMs).toBe(400);
    expect(purse.ends).toMatchObject([{ outcome: 'aborted', usage: null, latencyMs: 400 }]);
    expect(failure.attempts).toEqual(purse.ends);
    expect(stage.began[0]?.signal?.aborted).toBe(true);
  });

  it('is told when what ran is settled', async () => {
    const { clock, stage } = setUp();
    const written: string[] = [];
    const settle = async ({ outcome }: LlmAttempt) => {
      await clock.sleep(30);
      written.push(outcome);
    };
    const router = stage.router([stage.provider('gemini', [hanging])], {
      gate: { open: () => Promise.resolve({ settle }) },
    });
    const leaving = new AbortController();
    void clock.sleep(400).then(() => leaving.abort());
    await failureOf(clock.drive(router.generate(request, { signal: leaving.signal })));
    expect(written).toEqual(['aborted']);
  });

  it('leaves nothing at a signal that lives on', async () => {
    const { clock, stage } = setUp();
    const { signal } = new AbortController();
    const router = stage.router([stage.provider('gemini', [good(), failing('unusable')])]);
    await clock.drive(router.generate(request, { signal }));
    await failureOf(clock.drive(router.generate(request, { signal })));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is not asked for anything when it was gone before', async () => {
    const { clock, stage, purse } = setUp();
    const router = stage.router([stage.provider('gemini', [good()])], { gate: purse });
    const failure = await failureOf(
      clock.drive(router.generate(request, { signal: AbortSignal.abort() }))
    );
    expect(failure.kind).toBe('aborted');
    expect(purse.opened).toEqual([]);
  });

  it('gives back a pass that comes too late, as a call that cost nothing', async () => {
    const { clock, stage } = setUp();
    const purse = new Purse(clock, { takesMs: 1_000 });
    const router = stage.router([stage.provider('gemini', [good()])], { gate: purse });
    const leaving = new AbortController();
    const generated = router.generate(request, { signal: leaving.signal });
    void clock.sleep(400).then(() => leaving.abort());
    await failureOf(clock.drive(generated));
    expect(clock.elapsedMs).toBe(400);
    await clock.drain();
    expect(stage.began).toEqual([]);
    expect(purse.ends).toMatchObject([
      { code: 'NOT_SENT', usage: { inputTokens: 0, outputTokens: 0 } },
    ]);
  });
});
