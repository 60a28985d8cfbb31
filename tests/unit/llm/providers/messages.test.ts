import { LLM_PROVIDER_IDS } from '../../../../server/src/llm/contract';
import { PROBLEM_WORDS } from '../../../../server/src/llm/providers/problems/words';
import { TransportError } from '../../../../server/src/platforms/contract';

import { aRequest, failureAfter, KEY, PAGE, reply } from './builders';

describe('messages for people', () => {
  it('name the vendor, the model and what to do', async () => {
    const body = { error: { code: 404, message: 'models/x is not found', status: 'NOT_FOUND' } };
    const failure = await failureAfter('gemini', reply(404, body), { settings: { model: 'x' } });
    expect(failure.message).toBe(
      'Google Gemini does not know the model “x” any more: choose another one under Settings, AI.'
    );
  });

  it('begin with a capital letter where the name does not', async () => {
    const failure = await failureAfter('compatible', reply(503, {}));
    expect(failure.message).toBe(
      'The OpenAI-compatible server is overloaded at the moment. Try again in a few minutes.'
    );
  });

  it('say how long a vendor wants to be left alone', async () => {
    const failure = await failureAfter('openai', reply(429, {}, { 'retry-after-ms': '12300' }));
    expect(failure.message).toContain('wants a pause of 13 s.');
  });

  it('carry the vendor’s words about a question that it does not understand', async () => {
    const error = { message: "Unsupported parameter:\n 'max_tokens'", type: 'x', code: 'y' };
    const failure = await failureAfter('openai', reply(400, { error }));
    expect(failure.message).toContain("(it says: “Unsupported parameter: 'max_tokens'”)");
  });

  it('cut long words of a vendor', async () => {
    const failure = await failureAfter(
      'openai',
      reply(400, { error: { message: 'a'.repeat(999) } })
    );
    expect(failure.message).toContain(`“${'a'.repeat(200)}…”`);
  });

  it.each([
    ['the key', `Bad header: Bearer ${KEY}!`],
    ['the key with stars', 'Incorrect key provided: sk-proj-****************wxyz.'],
    ['a key of Google', 'Key AIzaSyA1234567890abcdefgh is wrong.'],
  ])('never carry %s', async (_, message) => {
    for (const status of [400, 403]) {
      const failure = await failureAfter('openai', reply(status, { error: { message } }));
      expect(failure.message).toContain('[redacted]');
      expect(failure.message).not.toMatch(/key-of-Harbour|wxyz|AIza/);
    }
  });

  it.each(LLM_PROVIDER_IDS)('of %s never carry a piece of the question', async (id) => {
    const request = aRequest();
    const repeated = `Cannot parse: "${request.user.replace(' ', '\n  ')}"`;
    const body = { error: { message: repeated }, message: repeated };
    const failure = await failureAfter(id, reply(400, body), { request });
    expect(failure.code).toBe('REQUEST_REFUSED');
    expect(failure.message).not.toMatch(/Harbour Light|old pier|it says/);
  });

  it('show nothing of a page that stands in a message', async () => {
    const failure = await failureAfter('openai', reply(400, { error: { message: PAGE } }));
    expect(failure.message).not.toMatch(/Gateway|it says/);
  });

  it('take a reason of the vendor for a word, never for a sentence', async () => {
    const body = { promptFeedback: { blockReason: 'Because the article says so' } };
    const failure = await failureAfter('gemini', reply(200, body));
    expect(failure).toMatchObject({ code: 'PROMPT_BLOCKED' });
    expect(failure.message).not.toContain('article says');
  });

  it('leave no trace of the exchange in the error', async () => {
    const failure = await failureAfter('openai', new TransportError('reset', 'x broke.'));
    expect(failure.cause).toBeUndefined();
  });

  it('all end as a sentence, name the vendor and tell what to do', () => {
    const about = {
      ...{ name: 'Vendor', model: 'model-1', status: 500, retryAfterMs: null },
      ...{ reason: '', said: '' },
    };
    for (const [code, wordsOf] of Object.entries(PROBLEM_WORDS)) {
      const words = wordsOf(about);
      expect([code, words]).toEqual([code, expect.stringMatching(/Vendor.*\.$/)]);
      if (code === 'ABORTED') continue;
      expect([code, words]).toEqual([
        code,
        expect.stringMatching(
          /(?:Try|try|Check|Enter|Correct|Choose|choose|Wait|Add|Paste|Make|Set|Turn|Write|Replace|Shorten) /
        ),
      ]);
    }
  });
});
