import { TransportError } from '../../../../server/src/platforms/contract';
import type { Doubt } from '../../../../server/src/platforms/contract';
import { imageFile } from '../../../platform-kit/files';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { doubting, duplicateOf, failureOf, NOW, reasonOf, someContent, urnAt } from './builders';
import type { Answer } from '../../../platform-kit/scripted-http';

describe('a member’s doubtful post', () => {
  const probing = async (given: Answer, doubt?: Partial<Doubt>) => {
    const doubtful = await doubting();
    doubtful.setup.http.on('POST', '/rest/posts', given);
    const { setup } = doubtful;
    const result = setup.adapter.reconcile(setup.request, { ...doubtful.doubt, ...doubt });
    return { ...doubtful, result };
  };

  it('is the one that the duplicate error names, when its time fits', async () => {
    const urn = urnAt(NOW - 45_000);
    const { result } = await probing(answer(422, duplicateOf(urn)));
    expect(await result).toEqual({
      outcome: 'posted',
      part: { index: 0, id: urn, url: `https://web.example/feed/update/${urn}/` },
    });
  });

  it.each([
    ['5 s before the start', -65_000, 'posted'],
    ['more than 5 s before the start', -65_001, 'unsure'],
    ['just before the probe', -1, 'posted'],
    ['at the time of the probe, like a ghost', 0, 'unsure'],
    ['after the probe', 500, 'unsure'],
  ])('named with a time %s is %s', async (_, offsetMs, outcome) => {
    const { result } = await probing(answer(422, duplicateOf(urnAt(NOW + offsetMs))));
    expect((await result).outcome).toBe(outcome);
  });

  it.each([
    ['60 s after it was given up', 60_000, 'posted'],
    ['more than 60 s after it was given up', 60_001, 'unsure'],
  ])('named with a time %s is %s', async (_, offsetMs, outcome) => {
    const endedAt = NOW - 120_000;
    const named = answer(422, duplicateOf(urnAt(endedAt + offsetMs)));
    const { result } = await probing(named, { startedAt: NOW - 150_000, endedAt });
    expect((await result).outcome).toBe(outcome);
  });

  it('is the probe itself when LinkedIn takes it', async () => {
    const urn = urnAt(NOW, 'ugcPost');
    const { result } = await probing(answer(201, '', { 'x-restli-id': urn }));
    expect(await result).toMatchObject({ outcome: 'posted', part: { id: urn } });
  });

  it.each([
    ['a 201 without id', answer(201), /posted, but its link is not known/],
    [
      'a duplicate that names nothing',
      answer(422, { errorDetails: { inputErrors: [{ code: 'DUPLICATE_POST' }] } }),
      /duplicate/,
    ],
    ['a 429', answer(429, { message: 'Resource level throttle limit' }), /no answer that tells/],
    ['a 401', answer(401, { message: 'expired' }), /no answer that tells/],
  ])('stays unsure after %s, with a reason an editor understands', async (_, given, reason) => {
    const { result } = await probing(given);
    const { outcome, reason: words } = reasonOf(await result);
    expect(outcome).toBe('unsure');
    expect(words).toMatch(reason);
    expect(words).toMatch(/look at the profile/);
  });

  it('is probed with the same bytes, also when a database reordered the payload', async () => {
    const { setup, part, doubt } = await doubting({
      content: someContent('Hi (you)', { media: [imageFile({ key: 'a', altText: 'A' })] }),
    });
    const reversed = Object.fromEntries(
      Object.entries(part.payload as Record<string, never>).reverse()
    );
    setup.http.on('POST', '/rest/posts', new TransportError('reset', 'x'));
    await failureOf(setup.adapter.commit(setup.request, part));
    const stored = { ...doubt, part: { index: 0, payload: reversed } };
    await failureOf(setup.adapter.reconcile(setup.request, stored));
    const [first, probe] = setup.http
      .sent('POST', '/rest/posts')
      .map((request) => JSON.stringify(ScriptedHttp.jsonOf(request)));
    expect(probe).toBe(first);
  });

  it('is not probed again once an answer came that tells nothing', async () => {
    const { setup, result } = await probing(answer(403, { message: 'Not enough permissions' }));
    expect(reasonOf(await result).reason).toMatch(/no answer that tells/);
    expect(setup.http.sent('POST', '/rest/posts')).toHaveLength(1);
  });

  it('may be probed again when the probe never left', async () => {
    const { setup, doubt, result } = await probing(new TransportError('unreachable', 'x'));
    expect((await failureOf(result)).family).toBe('retryable');
    const urn = urnAt(NOW - 40_000);
    setup.http.on('POST', '/rest/posts', answer(422, duplicateOf(urn)));
    await failureOf(setup.adapter.reconcile(setup.request, doubt));
    expect(await setup.adapter.reconcile(setup.request, doubt)).toMatchObject({
      outcome: 'posted',
    });
  });

  it.each([
    ['when the ten minutes could end on its way', NOW - 510_000, NOW - 480_000],
    ['when the clock went back behind the beginning', NOW + 10_000, NOW - 10_000],
    ['when the clock went back behind the end', NOW - 30_000, NOW + 1],
    ['when the wait for the open call would end too late', NOW - 509_000, NOW],
  ])('is not probed %s', async (_, startedAt, endedAt) => {
    const { setup, doubt } = await doubting();
    const result = await setup.adapter.reconcile(setup.request, { ...doubt, startedAt, endedAt });
    expect(reasonOf(result).reason).toMatch(/too late/);
    expect(setup.http.requests).toHaveLength(0);
  });

  it('is probed as long as the probe is judged within the ten minutes', async () => {
    const urn = urnAt(NOW - 509_000);
    const { result } = await probing(answer(422, duplicateOf(urn)), {
      startedAt: NOW - 509_999,
      endedAt: NOW - 500_000,
    });
    expect(await result).toMatchObject({ outcome: 'posted' });
  });

  it('gives a call that was just given up a moment to land', async () => {
    const { setup, result } = await probing(answer(422, duplicateOf(urnAt(NOW - 500))), {
      startedAt: NOW - 30_000,
      endedAt: NOW,
    });
    expect(await result).toMatchObject({ outcome: 'posted' });
    expect(setup.clock.slept).toEqual([2_000]);
  });

  it('is not probed by a worker that was told to stop', async () => {
    const { setup, doubt } = await doubting();
    const stopped = { ...setup.request, signal: AbortSignal.abort(new Error('lease lost')) };
    await expect(setup.adapter.reconcile(stopped, doubt)).rejects.toThrow('lease lost');
    expect(setup.http.requests).toHaveLength(0);
  });
});
