import type { TargetPreview } from '../../../contracts/dispatch';
import {
  EMPTY_COMPOSER,
  obstacleOf,
  reduceComposer,
  rowOf,
  type ComposerAction,
} from '../../../admin/src/content-manager/composer-state';
import { planDispatch } from '../../../admin/src/content-manager/dispatch-plan';

const aTarget = (changes: Partial<TargetPreview> = {}): TargetPreview => ({
  targetId: 1,
  platform: 'x',
  platformLabel: 'X',
  handle: 'harbourlight',
  text: 'The lighthouse opens on Sunday.',
  count: 31,
  limit: 280,
  unit: 'characters',
  hasCard: false,
  mediaCount: 0,
  problem: null,
  isDone: false,
  ...changes,
});

const after = (...actions: ComposerAction[]) => actions.reduce(reduceComposer, EMPTY_COMPOSER);

const rowAfter = (target: TargetPreview, ...actions: ComposerAction[]) =>
  rowOf(target, after(...actions));

describe('the composer', () => {
  it('starts with the text, the count and the choice of the preview', () => {
    expect(rowAfter(aTarget())).toMatchObject({
      text: 'The lighthouse opens on Sunday.',
      count: 31,
      isEdited: false,
      isChosen: true,
      isTooLong: false,
      isEmpty: false,
    });
  });

  it('does not choose targets that have this version already', () => {
    expect(rowAfter(aTarget({ isDone: true })).isChosen).toBe(false);
    const ticked = { type: 'ticked', targetId: 1, isChosen: true } as const;
    expect(rowAfter(aTarget({ isDone: true }), ticked).isChosen).toBe(true);
  });

  it('leaves the count open until the platform has counted', () => {
    const edited = { type: 'edited', targetId: 1, text: 'Hello' } as const;
    expect(rowAfter(aTarget(), edited)).toMatchObject({ text: 'Hello', count: null });
    const counted = { type: 'counted', targetId: 1, text: 'Hello', count: 5 } as const;
    expect(rowAfter(aTarget(), edited, counted).count).toBe(5);
  });

  it('ignores the count of a text that was changed since', () => {
    const row = rowAfter(
      aTarget(),
      { type: 'edited', targetId: 1, text: 'Hello' },
      { type: 'edited', targetId: 1, text: 'Hello you' },
      { type: 'counted', targetId: 1, text: 'Hello', count: 5 }
    );
    expect(row).toMatchObject({ text: 'Hello you', count: null });
  });

  it('ignores a count that comes after the text was restored', () => {
    const row = rowAfter(
      aTarget(),
      { type: 'edited', targetId: 1, text: 'Hello' },
      { type: 'restored', targetId: 1 },
      { type: 'counted', targetId: 1, text: 'Hello', count: 5 }
    );
    expect(row).toMatchObject({ isEdited: false, count: 31 });
  });

  it('is too long one above the limit, not at it', () => {
    const edited = { type: 'edited', targetId: 1, text: 'long' } as const;
    const counted = (count: number) =>
      ({ type: 'counted', targetId: 1, text: 'long', count }) as const;
    expect(rowAfter(aTarget(), edited, counted(280)).isTooLong).toBe(false);
    expect(rowAfter(aTarget(), edited, counted(281)).isTooLong).toBe(true);
  });

  it('keeps what was written when the preview comes again', () => {
    const edited = { type: 'edited', targetId: 1, text: 'Mine' } as const;
    expect(rowAfter(aTarget({ text: 'A newer version' }), edited).text).toBe('Mine');
  });

  it('forgets what was sent, and only that', () => {
    const state = after(
      { type: 'edited', targetId: 1, text: 'One' },
      { type: 'edited', targetId: 2, text: 'Two' },
      { type: 'ticked', targetId: 1, isChosen: true },
      { type: 'sent', targetIds: [1] }
    );
    expect(rowOf(aTarget({ isDone: true }), state)).toMatchObject({
      isEdited: false,
      isChosen: false,
    });
    expect(rowOf(aTarget({ targetId: 2 }), state).text).toBe('Two');
  });
});

describe('what stands against distributing', () => {
  const tooLong = aTarget({ count: 300 });

  it('is nothing when a target is chosen and its text fits', () => {
    expect(obstacleOf([rowAfter(aTarget())], true)).toBeNull();
  });

  it('is the permission before everything else', () => {
    expect(obstacleOf([rowAfter(tooLong)], false)).toBe('forbidden');
  });

  it('tells "all have it" from "none is ticked"', () => {
    expect(obstacleOf([rowAfter(aTarget({ isDone: true }))], true)).toBe('all_done');
    const unticked = rowAfter(aTarget(), { type: 'ticked', targetId: 1, isChosen: false });
    expect(obstacleOf([unticked], true)).toBe('nothing_chosen');
  });

  it('is a text that is empty or too long, of chosen targets only', () => {
    const blank = rowAfter(aTarget(), { type: 'edited', targetId: 1, text: ' \n' });
    expect(obstacleOf([blank], true)).toBe('empty_text');
    expect(obstacleOf([rowAfter(tooLong)], true)).toBe('too_long');
    const other = aTarget({ targetId: 2 });
    const state = after({ type: 'ticked', targetId: 1, isChosen: false });
    expect(obstacleOf([rowOf(tooLong, state), rowOf(other, state)], true)).toBeNull();
  });
});

describe('the requests of one click', () => {
  const entry = { contentType: 'api::article.article', documentId: 'abc', locale: 'en' };
  const planFor = (targets: TargetPreview[], ...actions: ComposerAction[]) => {
    let keys = 0;
    const rows = targets.map((target) => rowOf(target, after(...actions)));
    return planDispatch({ entry, rows, newKey: () => `key-${++keys}` });
  };

  it('name the chosen targets and only the texts that were changed', () => {
    const plan = planFor(
      [aTarget(), aTarget({ targetId: 2 }), aTarget({ targetId: 3 })],
      { type: 'edited', targetId: 2, text: 'Changed' },
      { type: 'edited', targetId: 3, text: 'Not sent' },
      { type: 'ticked', targetId: 3, isChosen: false }
    );
    expect(plan).toEqual([
      {
        ...entry,
        targetIds: [1, 2],
        texts: { '2': 'Changed' },
        again: false,
        idempotencyKey: 'key-1',
      },
    ]);
  });

  it('send again only to targets that have this version', () => {
    const plan = planFor([aTarget(), aTarget({ targetId: 2, isDone: true })], {
      type: 'ticked',
      targetId: 2,
      isChosen: true,
    });
    expect(plan).toMatchObject([
      { targetIds: [1], again: false, idempotencyKey: 'key-1' },
      { targetIds: [2], again: true, idempotencyKey: 'key-2' },
    ]);
  });

  it('are none when nothing is chosen', () => {
    expect(planFor([aTarget({ isDone: true })])).toEqual([]);
  });
});
