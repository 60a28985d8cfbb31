import { formerTextOf, isMostlyNew } from '../../../admin/src/composer/proposals/diff-shape';
import { adaptationRequestOf } from '../../../admin/src/composer/proposals/adaptation-request';
import { cardOf } from '../../../admin/src/composer/proposals/proposal-card';
import {
  EMPTY_SESSION,
  reduceSession,
  undecidedIds,
} from '../../../admin/src/composer/proposals/proposal-session';
import { aProposal, aRow, aView, PROPOSED, STANDING } from './a-proposal';

const found = (...views: ReturnType<typeof aView>[]) =>
  reduceSession(EMPTY_SESSION, { type: 'found', views });

describe('proposals of an earlier visit', () => {
  it('are there again as long as nobody decided on them', () => {
    const second = aProposal({ targetId: 2, verdict: 'discarded' });
    const session = found(aView([aProposal(), second]));
    expect(session.words.map(({ proposal }) => proposal.targetId)).toEqual([1]);
    expect(session.answer).toMatchObject({ id: 5, provider: 'gemini' });
    expect(undecidedIds(session.words)).toEqual([5]);
  });

  it('give way to newer ones', () => {
    const later = aView([aProposal({ texts: ['Later'] })], { id: 9 });
    const [words] = found(aView(), later).words;
    expect(words).toMatchObject({ adaptationId: 9, proposal: { texts: ['Later'] } });
    const arrived = reduceSession(EMPTY_SESSION, { type: 'arrived', view: later });
    const both = reduceSession(arrived, { type: 'found', views: [aView()] });
    expect(both.words).toEqual(arrived.words);
  });

  it('leave everything alone when there are none', () => {
    expect(found()).toBe(EMPTY_SESSION);
    expect(found(aView([aProposal({ verdict: 'accepted' })]))).toBe(EMPTY_SESSION);
  });

  it('can be taken, with a warning where the person wrote since', () => {
    const [words] = found(aView()).words;
    if (!words) throw new Error('Nothing was found.');
    const card = (texts?: string[]) =>
      cardOf(words, aRow(texts ? { texts } : null), { canUseFiles: true });
    expect(card()).toMatchObject({ state: 'open', canAccept: true, isOvertaken: false });
    expect(card(['Mine']).isOvertaken).toBe(true);
  });

  it('are forgotten once they are decided on', () => {
    const discarded = reduceSession(found(aView()), { type: 'discarded', targetId: 1 });
    expect(undecidedIds(discarded.words)).toEqual([]);
  });
});

describe('a difference', () => {
  const same = { kind: 'same' as const, text: 'The lighthouse opens on ' };

  it('is marked in the text where most of it stays', () => {
    const diff = [
      same,
      { kind: 'removed' as const, text: 'Sunday' },
      { kind: 'added' as const, text: 'Monday' },
    ];
    expect(isMostlyNew(diff)).toBe(false);
    expect(formerTextOf(diff)).toBe('The lighthouse opens on Sunday');
  });

  it('is shown one after the other where only small words and commas stay', () => {
    const diff = [
      { kind: 'removed' as const, text: STANDING },
      { kind: 'same' as const, text: ' the ,   ' },
      { kind: 'added' as const, text: PROPOSED },
    ];
    expect(isMostlyNew(diff)).toBe(true);
  });

  it('is marked where words were only added', () => {
    expect(isMostlyNew([same, { kind: 'added', text: 'a very long sentence. '.repeat(9) }])).toBe(
      false
    );
  });
});

describe('a question about words for all', () => {
  const entry = { contentType: 'api::article.article', documentId: 'abc', locale: 'en' };
  const ask = (text?: string) =>
    adaptationRequestOf(entry, {
      ...{ rows: [aRow(), aRow({ texts: ['Mine'] }, { targetId: 2 })], hint: '', text },
      ...{ isFresh: false, replaces: false },
    });

  it('says what stands there, and lets only that be replaced', () => {
    expect(ask('For all')).toMatchObject({
      overrides: { '1': { texts: [STANDING] }, '2': { texts: ['Mine'] } },
      replace: [1],
    });
    expect(ask()).toMatchObject({ overrides: { '2': { texts: ['Mine'] } }, replace: [] });
  });
});
