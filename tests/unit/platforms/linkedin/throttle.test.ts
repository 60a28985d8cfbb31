import { imageFile } from '../../../platform-kit/files';
import { answer } from '../../../platform-kit/scripted-http';
import type { Answer } from '../../../platform-kit/scripted-http';
import { aSetup, failureOf, NOW, someContent } from './builders';
import type { Setup } from './builders';

const MIDNIGHT = Date.UTC(2026, 10, 23);

const committing = async (setup: Setup, ...answers: Answer[]) => {
  setup.http.on('POST', '/rest/posts', ...answers);
  return setup.adapter.publish(setup.request);
};

describe('a throttle', () => {
  const burst = answer(429, {
    message: 'Resource level throttle limit for calls to this resource is reached.',
    serviceErrorCode: 101,
    status: 429,
  });

  it('is retried once soon, then not before midnight UTC', async () => {
    const setup = aSetup();
    const first = await failureOf(committing(setup, burst));
    expect(first.failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
    const second = await failureOf(committing(setup, burst));
    expect(second.failure).toEqual({ family: 'rate_limited', until: MIDNIGHT });
  });

  it('is a burst again on the next day', async () => {
    const setup = aSetup();
    await failureOf(committing(setup, burst));
    setup.clock.time = MIDNIGHT + 1;
    const failure = await failureOf(committing(setup, burst));
    expect(failure.family).toBe('retryable');
  });

  it.each([
    'The share limit has been reached for unverified members',
    'APPLICATION DAY limit for calls to this resource is reached.',
  ])('"%s" lasts until midnight UTC', async (message) => {
    const failure = await failureOf(committing(aSetup(), answer(429, { message })));
    expect(failure.failure).toEqual({ family: 'rate_limited', until: MIDNIGHT });
    expect(failure.message).toContain(message);
  });

  it('obeys a Retry-After, should one ever come', async () => {
    const failure = await failureOf(
      committing(aSetup(), answer(429, { message: 'x' }, { 'retry-after': '90' }))
    );
    expect(failure.failure).toEqual({ family: 'rate_limited', until: NOW + 90_000 });
  });

  it('during an upload is told apart in the same way', async () => {
    const setup = aSetup({ content: someContent('a', { media: [imageFile({ key: 'a' })] }) });
    setup.http.on('POST', '/rest/images', burst);
    expect((await failureOf(setup.adapter.prepare(setup.request))).family).toBe('retryable');
    expect((await failureOf(setup.adapter.prepare(setup.request))).family).toBe('rate_limited');
  });
});
