import type { Proposal } from '../../../contracts/adaptations';
import { overrideSchema, type Override } from '../../../contracts/compositions';
import {
  acceptableAtOnce,
  cardOf,
  cardsOf,
  unwrittenRows,
} from '../../../admin/src/composer/proposals/proposal-card';
import type { ProposedWords } from '../../../admin/src/composer/proposals/proposal-session';
import {
  putBackOverride,
  takenOverride,
} from '../../../admin/src/composer/proposals/take-proposal';
import { aPicture, aRow, PROPOSED, someWords, STANDING } from './a-proposal';

const MAY = { canUseFiles: true };
const MAY_NOT = { canUseFiles: false };

const TAKEN: Override = { texts: [PROPOSED], adaptationId: 5 };
const KEPT: Partial<Proposal> = { source: 'kept', reason: 'Yours.', texts: ['Mine'] };
const same = (text: string): Proposal['diff'] => [{ kind: 'same', text }];

const withPicture = {
  parts: [{ text: STANDING, count: 31, overflowAt: null, media: [aPicture()] }],
};
const describing: Partial<Proposal> = { altTexts: [{ fileId: 7, altText: 'A white tower' }] };

const card = (
  override: Override | null = null,
  words: Partial<ProposedWords> = {},
  proposal: Partial<Proposal> = {}
) => cardOf(someWords(words, proposal), aRow(override), MAY);

describe('a proposal by AI', () => {
  it('is open, with all three decisions', () => {
    expect(card()).toMatchObject({
      ...{ state: 'open', bringsText: true, isOvertaken: false },
      ...{ canAccept: true, canEdit: true, canDiscard: true, canWriteAnew: false },
    });
  });

  it('is accepted as long as its words stand there', () => {
    expect(card(TAKEN, { verdict: 'accepted' }).state).toBe('accepted');
    expect(card(null, { verdict: 'accepted' }).state).toBe('open');
    expect(card({ ...TAKEN, adaptationId: 4 }, { verdict: 'accepted' }).state).toBe('open');
  });

  it('is edited once its words are others', () => {
    const edited = card({ ...TAKEN, texts: ['Sunday!'] }, { verdict: 'accepted' });
    expect(edited).toMatchObject({ state: 'edited', isOvertaken: true, canDiscard: false });
    expect(card(TAKEN, { verdict: 'edited' })).toMatchObject({
      ...{ state: 'edited', isOvertaken: false, canDiscard: true },
    });
  });

  it('can be written anew by itself once a person has words there, or discarded it', () => {
    expect(card(TAKEN, { verdict: 'accepted' }).canWriteAnew).toBe(true);
    expect(card(null, { verdict: 'discarded' })).toMatchObject({
      ...{ state: 'discarded', canWriteAnew: true, canAccept: true },
    });
  });

  it('tells when the text was changed after the question', () => {
    expect(card({ texts: ['Mine'] }).isOvertaken).toBe(true);
    expect(card({ texts: ['Mine'] }, { standing: ['Mine'] }).isOvertaken).toBe(false);
  });

  it('tells a claim that was taken out once, not also as a note', () => {
    const removed = { kind: 'price', text: '€5', action: 'removed', reason: 'Unknown.' } as const;
    const note = { severity: 'note', message: 'Out.', partIndex: null, fileId: null } as const;
    const told = card(
      null,
      {},
      {
        facts: { checked: { price: 1, date: 2 }, findings: [removed] },
        problems: [
          { ...note, code: 'AI_CLAIM_REMOVED' },
          { ...note, code: 'ALT_TEXT_MISSING' },
        ],
      }
    );
    expect(told.removed).toEqual([removed]);
    expect(told.checkedCount).toBe(3);
    expect(told.problems.map(({ code }) => code)).toEqual(['ALT_TEXT_MISSING']);
  });
});

describe('a proposal that is not by AI', () => {
  it('asks for no decision where a person wrote the words', () => {
    const kept = card({ texts: ['Mine'] }, {}, { ...KEPT, diff: same('Mine') });
    expect(kept).toMatchObject({
      ...{ state: 'nothing', canAccept: false, canEdit: false, canDiscard: false },
      ...{ canWriteAnew: true, isOvertaken: false },
    });
  });

  it('asks for one only where its words differ from those that stand there', () => {
    const fitted = { source: 'fitted', reason: 'No key.' } as const;
    expect(card(null, {}, { ...fitted, diff: same(STANDING) }).state).toBe('nothing');
    expect(card(null, {}, fitted)).toMatchObject({ state: 'open', canAccept: true });
  });

  it('does not account for claims in words that were not used', () => {
    const finding = { kind: 'url', text: 'x', action: 'removed', reason: 'No.' } as const;
    const facts = { checked: {}, findings: [finding] };
    expect(card(null, {}, { source: 'fitted', facts }).removed).toEqual([]);
  });
});

describe('alternative texts', () => {
  const kept = (override: Override | null, may = MAY, words: Partial<ProposedWords> = {}) =>
    cardOf(
      someWords(words, { ...KEPT, ...describing, diff: same('Mine') }),
      aRow(override, withPicture),
      may
    );

  it('can be taken alone, by people who may use files', () => {
    expect(kept({ texts: ['Mine'] })).toMatchObject({ state: 'open', canAccept: true });
    expect(kept({ texts: ['Mine'] }, MAY_NOT)).toMatchObject({
      ...{ state: 'nothing', canAccept: false },
      altTexts: [{ altText: 'A white tower' }],
    });
  });

  it('of pictures that are not in the post any more are left out', () => {
    expect(cardOf(someWords({}, describing), aRow(), MAY).altTexts).toEqual([]);
  });

  it('go into the files of the post, and leave what a person wrote', () => {
    const open = kept({ texts: ['Mine'] });
    expect(takenOverride(open, MAY)).toEqual({
      texts: ['Mine'],
      media: [{ fileId: 7, altText: 'A white tower' }],
    });
    const described = { media: [{ fileId: 7, altText: 'Ours' }, { fileId: 8 }] };
    expect(takenOverride(kept(described), MAY).media).toEqual(described.media);
  });

  it('are put back without touching words that were written meanwhile', () => {
    const words: Partial<ProposedWords> = { verdict: 'accepted', before: { texts: ['Mine'] } };
    const media = [{ fileId: 7, altText: 'A white tower' }];
    expect(putBackOverride(kept({ texts: ['Later'], media }, MAY, words))).toEqual({
      texts: ['Later'],
    });
    expect(putBackOverride(kept({ media }, MAY, { ...words, before: null }))).toBeNull();
  });
});

describe('taking a proposal', () => {
  it('brings its words and its number, and keeps files and options', () => {
    const override: Override = { options: { reply: 'all' }, firstComment: 'Hello' };
    const taken = takenOverride(card(override), MAY);
    expect(taken).toEqual({ ...override, ...TAKEN });
    expect(overrideSchema.parse(taken)).toEqual(taken);
  });

  it('brings no alternative texts for people who may not use files', () => {
    const open = cardOf(someWords({}, describing), aRow(null, withPicture), MAY_NOT);
    expect(takenOverride(open, MAY_NOT)).toEqual(TAKEN);
    expect(takenOverride(open, MAY)).toHaveProperty('media');
  });

  it('can be taken back to what stood there before', () => {
    const before = { texts: ['Mine'] };
    expect(putBackOverride(card(TAKEN, { verdict: 'accepted', before }))).toEqual(before);
    expect(putBackOverride(card(TAKEN, { verdict: 'accepted' }))).toBeNull();
  });
});

describe('all proposals together', () => {
  const second = someWords({}, { targetId: 2 });

  it('are shown for the accounts that take part, in the order of the panel', () => {
    const rows = [aRow(null, { targetId: 2 }), aRow(), aRow(null, { targetId: 3 })];
    const cards = cardsOf([someWords(), second], rows, MAY);
    expect(cards.map(({ row }) => row.target.targetId)).toEqual([2, 1]);
    expect(cardsOf([second], [aRow(null, { targetId: 2 }, [])], MAY)).toEqual([]);
  });

  it('are accepted at once where nothing of a person would be lost', () => {
    const open = card();
    const overtaken = card({ texts: ['Mine'] });
    const accepted = card(TAKEN, { verdict: 'accepted' });
    const kept = card({ texts: ['Mine'] }, {}, { ...KEPT, diff: same('Mine') });
    const all = [open, overtaken, accepted, kept, card(null, { verdict: 'discarded' })];
    expect(acceptableAtOnce(all)).toEqual([open]);
  });

  it('are asked for again only where the words are nobody’s', () => {
    const free = aRow();
    const described = aRow({ media: [] }, { targetId: 2 });
    const written = aRow({ texts: ['Mine'] }, { targetId: 3 });
    const unticked = aRow(null, { targetId: 4 }, []);
    expect(unwrittenRows([free, described, written, unticked])).toEqual([free, described]);
  });
});
