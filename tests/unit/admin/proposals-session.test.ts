import {
  EMPTY_SESSION,
  reduceSession,
  type SessionAction,
} from '../../../admin/src/composer/proposals/proposal-session';
import { aProposal, aView, STANDING } from './a-proposal';

const after = (...actions: SessionAction[]) => actions.reduce(reduceSession, EMPTY_SESSION);

const started: SessionAction = {
  type: 'started',
  run: { standing: new Map([[1, [STANDING]]]), startedAt: 1_000 },
};
const arrived = (...args: Parameters<typeof aView>): SessionAction => ({
  type: 'arrived',
  view: aView(...args),
});

describe('a session of proposals', () => {
  it('runs until an answer, a failure or a cancel', () => {
    expect(after(started).run?.startedAt).toBe(1_000);
    expect(after(started, arrived()).run).toBeNull();
    expect(after(started, { type: 'failed', problem: 'No answer.' })).toMatchObject({
      run: null,
      stop: { kind: 'failed', problem: 'No answer.' },
    });
    expect(after(started, { type: 'cancelled' })).toMatchObject({
      run: null,
      stop: { kind: 'cancelled' },
    });
  });

  it('forgets an earlier failure when it is asked again', () => {
    expect(after(started, { type: 'failed', problem: 'No answer.' }, started).stop).toBeNull();
  });

  it('keeps the words that stood there when it was asked', () => {
    expect(after(started, arrived()).words[0]).toMatchObject({
      ...{ adaptationId: 5, standing: [STANDING], verdict: null, before: null },
    });
  });

  it('keeps the account of the answer without its proposals', () => {
    const { answer } = after(started, arrived());
    expect(answer).toMatchObject({ id: 5, actualUsd: 0.00058 });
    expect(answer).not.toHaveProperty('proposals');
  });

  it('replaces the proposals it asked for, and leaves others with their decision', () => {
    const both = arrived([aProposal(), aProposal({ targetId: 2 })]);
    const other = arrived([aProposal({ texts: ['Anew'] })], { id: 6 });
    const state = after(
      started,
      both,
      { type: 'taken', targetId: 2, verdict: 'accepted', before: null },
      started,
      other
    );
    expect(state.words).toMatchObject([
      { adaptationId: 6, verdict: null, proposal: { texts: ['Anew'] } },
      { adaptationId: 5, verdict: 'accepted', proposal: { targetId: 2 } },
    ]);
  });

  it('does not lose words that were paid for to a try that failed', () => {
    const fitted = aProposal({ source: 'fitted', reason: 'The budget is used up.' });
    const state = after(started, arrived(), started, arrived([fitted], { id: 6 }));
    expect(state.words).toMatchObject([
      { adaptationId: 5, proposal: { source: 'ai' }, remark: 'The budget is used up.' },
    ]);
    expect(after(started, arrived([fitted]), started, arrived()).words).toMatchObject([
      { proposal: { source: 'ai' }, remark: null },
    ]);
  });

  it('remembers what was changed before words are taken, and forgets it once discarded', () => {
    const before = { texts: ['Mine'] };
    const taken: SessionAction = { type: 'taken', targetId: 1, verdict: 'edited', before };
    expect(after(started, arrived(), taken).words[0]).toMatchObject({ verdict: 'edited', before });
    expect(
      after(started, arrived(), taken, { type: 'discarded', targetId: 1 }).words[0]
    ).toMatchObject({ verdict: 'discarded', before: null });
  });
});
