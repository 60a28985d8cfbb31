import { LLM_PROVIDER_IDS } from '../../../../server/src/llm/contract';
import { TransportError, type HttpRequest } from '../../../../server/src/platforms/contract';

import { failureAfter, failureOf, reply, scripted } from './builders';
import { GOOD } from './good-answers';

/** Answers when its signal fires, as the real client does. */
const untilEnded = (request: HttpRequest) =>
  new Promise<never>((_, reject) => {
    const fail = () => reject(new TransportError('aborted', 'vendor.example was not waited for.'));
    request.signal?.addEventListener('abort', fail);
  });

const never = () => new Promise<never>(() => undefined);

describe.each(LLM_PROVIDER_IDS)('%s without an answer', (id) => {
  it.each([
    ['unreachable', 'unavailable', 'UNREACHABLE'],
    ['timeout', 'unavailable', 'TIMEOUT'],
    ['reset', 'unavailable', 'CONNECTION_LOST'],
    ['cut', 'unavailable', 'ANSWER_CUT'],
    ['aborted', 'unavailable', 'CONNECTION_LOST'],
  ] as const)('%s is %s, %s', async (kind, expected, code) => {
    const failure = await failureAfter(id, new TransportError(kind, 'vendor.example broke.'));
    expect(failure).toMatchObject({ kind: expected, code, status: null, usage: null });
  });

  it('an address inside is a matter of the settings', async () => {
    const words = '10.0.0.1 is a private network address. Set http.allowPrivateHosts to true.';
    const failure = await failureAfter(id, new TransportError('unreachable', words));
    expect(failure).toMatchObject({ kind: 'misconfigured', code: 'ADDRESS_BLOCKED' });
  });

  it('asks once, whatever happens', async () => {
    for (const answer of [
      new TransportError('reset', 'x broke.'),
      reply(500, {}),
      reply(429, {}),
    ]) {
      const { http, requests } = scripted(answer);
      await failureOf({ id, http });
      expect(requests).toHaveLength(1);
    }
  });

  it('ends when the time is up', async () => {
    const failure = await failureAfter(id, untilEnded, { timeoutMs: 60 });
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'TIMEOUT' });
  });

  it('ends when the time is up though nothing listens to the signal', async () => {
    const failure = await failureAfter(id, never, { timeoutMs: 60 });
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'TIMEOUT' });
  });

  it('ends when nobody waits any more', async () => {
    const controller = new AbortController();
    const call = failureAfter(id, untilEnded, { signal: controller.signal });
    setTimeout(() => controller.abort(), 60);
    expect(await call).toMatchObject({ kind: 'aborted', code: 'ABORTED' });
  });

  it('does not begin when nobody waits any more', async () => {
    const { http, requests } = scripted(reply(200, GOOD[id]));
    const failure = await failureOf({ id, http, signal: AbortSignal.abort() });
    expect(failure.kind).toBe('aborted');
    expect(requests).toHaveLength(0);
  });
});

describe('what is said about the network', () => {
  it('names its error', async () => {
    const error = new TransportError(
      'unreachable',
      'vendor.example could not be reached (ENOTFOUND).'
    );
    expect((await failureAfter('cohere', error)).message).toBe(
      "Cohere could not be reached (ENOTFOUND). Check this server's network, and the address under Settings, AI."
    );
  });
});
