import { TransportError } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import { doubting, duplicateOf, failureOf, NOW, reasonOf, urnAt } from './builders';
import type { Answer, Scripted } from '../../../platform-kit/scripted-http';

describe('a probe whose own answer is lost', () => {
  const LOST = new TransportError('timeout', 'x');

  /** Looks at the doubt as the engine does: again later, as long as no conclusion is reached. */
  const looking = async (...given: Scripted[]) => {
    const { setup, doubt } = await doubting();
    setup.http.on('POST', '/rest/posts', ...given);
    const look = () => setup.adapter.reconcile(setup.request, doubt);
    const probes = () => setup.http.sent('POST', '/rest/posts').length;
    return { setup, doubt, look, probes };
  };

  it.each([
    ['a timeout', LOST],
    ['a cut answer', new TransportError('cut', 'x')],
    ['a 500', answer(500)],
    ['a 408', answer(408)],
  ])('is asked about again after %s', async (_, lost) => {
    const urn = urnAt(NOW - 45_000);
    const { look, probes } = await looking(lost, answer(422, duplicateOf(urn)));
    expect((await failureOf(look())).family).toBe('unknown_outcome');
    expect(await look()).toMatchObject({ outcome: 'posted', part: { id: urn } });
    expect(probes()).toBe(2);
  });

  it('is followed by two more at most, then a person is asked', async () => {
    const { look, probes } = await looking(LOST);
    await failureOf(look());
    await failureOf(look());
    const { outcome, reason } = reasonOf(await look());
    expect(outcome).toBe('unsure');
    expect(reason).toBe(
      "LinkedIn did not confirm the post, and apps cannot read a member's posts. " +
        'Sending it again to find out was tried 3 times, and no answer came. ' +
        'Please look at the profile: paste the link if the post is there, post again if it is not.'
    );
    expect(reasonOf(await look()).reason).toBe(reason);
    expect(probes()).toBe(3);
  });

  it('may have made the post, which is adopted and exists once', async () => {
    const live: string[] = [];
    const { setup, look } = await looking((): Answer => {
      const [urn] = live;
      if (urn) return answer(422, duplicateOf(urn));
      live.push(urnAt(setup.clock.time + 40_000));
      setup.clock.time += 30_000;
      return LOST;
    });
    await failureOf(look());
    setup.clock.time = NOW + 45_000;
    const result = await look();
    expect(live).toHaveLength(1);
    expect(result).toMatchObject({ outcome: 'posted', part: { index: 0, id: live[0] } });
  });

  it.each([
    ['60 s after it was given up', 60_000, 'posted'],
    ['more than 60 s after it was given up', 60_001, 'unsure'],
  ])('made the post that is named with a time %s: %s', async (_, offsetMs, outcome) => {
    const named = answer(422, duplicateOf(urnAt(NOW + offsetMs)));
    const { setup, look } = await looking(LOST, named);
    await failureOf(look());
    setup.clock.time = NOW + 100_000;
    expect((await look()).outcome).toBe(outcome);
  });

  it('is given a moment to land before the next', async () => {
    const { setup, look } = await looking(LOST, answer(422, duplicateOf(urnAt(NOW - 45_000))));
    await failureOf(look());
    setup.clock.time = NOW + 500;
    await look();
    expect(setup.clock.slept).toEqual([1_500]);
  });

  it('is not followed by another when the ten minutes could end', async () => {
    const { setup, look, probes } = await looking(LOST);
    await failureOf(look());
    setup.clock.time = NOW + 450_000;
    expect(reasonOf(await look()).reason).toMatch(/too late/);
    expect(probes()).toBe(1);
  });

  it('is not followed by another when the clock went back behind it', async () => {
    const { setup, look, probes } = await looking(LOST);
    await failureOf(look());
    setup.clock.time = NOW - 1;
    expect(reasonOf(await look()).reason).toMatch(/too late/);
    expect(probes()).toBe(1);
  });

  it('is not dated back by a clock that goes backwards meanwhile', async () => {
    const { setup, look, probes } = await looking((): Answer => {
      setup.clock.time = NOW - 20_000;
      return LOST;
    });
    await failureOf(look());
    expect(reasonOf(await look()).reason).toMatch(/too late/);
    expect(probes()).toBe(1);
  });

  it('does not count for a later attempt at the same delivery', async () => {
    const { setup, doubt, look, probes } = await looking(LOST);
    for (let probe = 1; probe < 3; probe += 1) await failureOf(look());
    await look();
    const later = { ...doubt, startedAt: NOW - 1_000, endedAt: NOW - 500 };
    setup.clock.time = NOW + 5_000;
    expect((await failureOf(setup.adapter.reconcile(setup.request, later))).family).toBe(
      'unknown_outcome'
    );
    expect(probes()).toBe(4);
  });

  it('stays noted when one after it never left', async () => {
    const unreachable = new TransportError('unreachable', 'x');
    const { look, probes } = await looking(LOST, unreachable, LOST, unreachable, LOST);
    const families = [];
    for (let time = 0; time < 4; time += 1) families.push((await failureOf(look())).family);
    expect(families).toEqual(['unknown_outcome', 'retryable', 'unknown_outcome', 'retryable']);
    expect(reasonOf(await look()).reason).toMatch(/tried 3 times/);
    await look();
    expect(probes()).toBe(5);
  });
});

describe('a worker killed around a probe', () => {
  const killed = () => Promise.reject(new Error('killed'));

  /** Runs until the note is stored and no further. */
  const killedAfterNoting = async () => {
    const doubtful = await doubting();
    const { setup, doubt } = doubtful;
    const save = setup.journal.saveHandle.bind(setup.journal);
    setup.journal.saveHandle = (name, value) => save(name, value).then(killed);
    const look = () => setup.adapter.reconcile(setup.request, doubt);
    await expect(look()).rejects.toThrow('killed');
    return { ...doubtful, look, revive: () => (setup.journal.saveHandle = save) };
  };

  it('leaves a note before anything is sent', async () => {
    const { setup, doubt } = await killedAfterNoting();
    expect(setup.http.requests).toHaveLength(0);
    expect(setup.journal.handles.doubtProbed).toEqual({
      startedAt: doubt.startedAt,
      count: 1,
      sentAt: NOW,
      endedAt: null,
    });
  });

  it('is followed by a probe that waits for what may be under way', async () => {
    const { setup, look, revive } = await killedAfterNoting();
    revive();
    setup.clock.time = NOW + 10_000;
    const urn = urnAt(NOW + 10);
    setup.http.on('POST', '/rest/posts', answer(422, duplicateOf(urn)));
    expect(await look()).toMatchObject({ outcome: 'posted', part: { id: urn } });
    expect(setup.clock.slept).toEqual([22_000]);
    expect(setup.http.sent('POST', '/rest/posts')).toHaveLength(1);
  });

  it('lets the probe be the post when nothing was sent before', async () => {
    const { setup, look, revive } = await killedAfterNoting();
    revive();
    setup.clock.time = NOW + 60_000;
    const urn = urnAt(NOW + 60_000);
    setup.http.on('POST', '/rest/posts', answer(201, '', { 'x-restli-id': urn }));
    expect(await look()).toMatchObject({ outcome: 'posted', part: { id: urn } });
    expect(setup.clock.slept).toEqual([]);
  });

  it('spends one of the three probes each time', async () => {
    const { setup, look } = await killedAfterNoting();
    for (let time = 0; time < 2; time += 1) await expect(look()).rejects.toThrow('killed');
    expect(reasonOf(await look()).reason).toMatch(/tried 3 times/);
    expect(setup.http.requests).toHaveLength(0);
  });

  it('sends nothing when the note took until the ten minutes could end', async () => {
    const { setup, doubt } = await doubting();
    const save = setup.journal.saveHandle.bind(setup.journal);
    setup.journal.saveHandle = async (name, value) => {
      await save(name, value);
      setup.clock.time += 460_000;
    };
    const result = await setup.adapter.reconcile(setup.request, doubt);
    expect(reasonOf(result).reason).toMatch(/too late/);
    expect(setup.http.requests).toHaveLength(0);
  });
});
