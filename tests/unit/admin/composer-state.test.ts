import type { PostProblem, TargetPreview } from '../../../contracts/dispatch';
import { obstacleOf, rowOf } from '../../../admin/src/composer/composer-row';
import {
  compositionOf,
  EMPTY_COMPOSER,
  reduceComposer,
  type ComposerAction,
} from '../../../admin/src/composer/composer-state';
import { planDispatch } from '../../../admin/src/composer/dispatch-plan';

const TEXT = 'The lighthouse opens on Sunday.';

const aTarget = (changes: Partial<TargetPreview> = {}): TargetPreview => ({
  targetId: 1,
  targetName: '@harbourlight',
  platform: 'x',
  platformLabel: 'X',
  handle: 'harbourlight',
  accountName: 'Harbour Light',
  avatarUrl: null,
  format: 'feed',
  parts: [{ text: TEXT, count: 31, overflowAt: null, media: [] }],
  limit: 280,
  unit: 'characters',
  maxParts: 25,
  canComment: true,
  card: null,
  hashtags: [],
  language: 'en',
  options: {},
  firstComment: null,
  template: null,
  customised: [],
  problems: [],
  waits: null,
  waitsForApproval: false,
  quota: { remaining: 100, level: 'ok', nextFreeAt: null, reason: null },
  prices: [],
  isDone: false,
  ...changes,
});

const counting = (count: number, text = TEXT) => [{ text, count, overflowAt: null, media: [] }];

const aProblem = (changes: Partial<PostProblem> = {}): PostProblem => ({
  ...{ severity: 'error', code: 'MEDIA_MISSING', message: 'A post needs a file.' },
  ...{ partIndex: 0, fileId: null, ...changes },
});

const after = (...actions: ComposerAction[]) => actions.reduce(reduceComposer, EMPTY_COMPOSER);

const rowAfter = (target: TargetPreview, ...actions: ComposerAction[]) =>
  rowOf(target, after(...actions));

const edited = (text: string, targetId = 1): ComposerAction => ({
  ...{ type: 'edited', targetId, texts: [text] },
});

describe('the composer', () => {
  it('starts with the text, the count and the choice of the preview', () => {
    expect(rowAfter(aTarget())).toMatchObject({
      parts: [{ text: TEXT, count: 31, isTooLong: false }],
      isEdited: false,
      isChosen: true,
      isFresh: true,
      isTooLong: false,
      isEmpty: false,
    });
  });

  it('does not choose targets that have this version already', () => {
    expect(rowAfter(aTarget({ isDone: true })).isChosen).toBe(false);
    const chosen = { type: 'chosen', targetIds: [1] } as const;
    expect(rowAfter(aTarget({ isDone: true }), chosen).isChosen).toBe(true);
  });

  it('leaves the count open until the preview is about what was written', () => {
    const written = rowAfter(aTarget(), edited('Hello'));
    expect(written).toMatchObject({ parts: [{ text: 'Hello', count: null }], isFresh: false });
    const previewed = rowAfter(aTarget({ parts: counting(5, 'Hello') }), edited('Hello'));
    expect(previewed).toMatchObject({ parts: [{ count: 5 }], isFresh: true, isEdited: true });
  });

  it('goes back to the text of the preview', () => {
    const row = rowAfter(aTarget(), edited('Hello'), { type: 'restored', targetId: 1 });
    expect(row).toMatchObject({ isEdited: false, parts: [{ text: TEXT, count: 31 }] });
  });

  it('takes over a proposal, keeps its number while it is edited, and forgets it when restored', () => {
    const override = { texts: ['Proposed'], adaptationId: 5 };
    const taken: ComposerAction = { type: 'overridden', targetId: 1, override };
    expect(rowAfter(aTarget(), taken)).toMatchObject({
      ...{ override, isEdited: true, isFresh: false, parts: [{ text: 'Proposed' }] },
    });
    expect(rowAfter(aTarget(), taken, edited('Proposed!')).override).toEqual({
      ...{ texts: ['Proposed!'], adaptationId: 5 },
    });
    const restored = rowAfter(aTarget(), taken, { type: 'restored', targetId: 1 });
    expect(restored).toMatchObject({ override: null, isEdited: false });
    const none: ComposerAction = { type: 'overridden', targetId: 1, override: null };
    expect(rowAfter(aTarget(), taken, none).override).toBeNull();
  });

  it('follows the text of the preview when only files or options were changed', () => {
    const override = { media: [{ fileId: 7, altText: 'A white tower' }] };
    const row = rowAfter(aTarget(), { type: 'overridden', targetId: 1, override });
    expect(row).toMatchObject({
      isEdited: true,
      isFresh: true,
      parts: [{ text: TEXT, count: 31 }],
    });
  });

  it('starts over with the choice that was made', () => {
    const state = after(edited('One'), { type: 'chosen', targetIds: [1] }, { type: 'startedOver' });
    expect(state).toEqual({ overrides: {}, chosen: [1] });
  });

  it('is too long one above the limit, not at it', () => {
    expect(rowAfter(aTarget({ parts: counting(280) })).isTooLong).toBe(false);
    expect(rowAfter(aTarget({ parts: counting(281) })).isTooLong).toBe(true);
  });

  it('holds each part of a thread against the limit', () => {
    const parts = [...counting(20, 'One'), ...counting(281, 'Two')];
    const row = rowAfter(aTarget({ parts }));
    expect(row.parts.map(({ isTooLong }) => isTooLong)).toEqual([false, true]);
    expect(row.isTooLong).toBe(true);
  });

  it('keeps what was written when the preview comes again', () => {
    const newer = aTarget({ parts: counting(15, 'A newer version') });
    expect(rowAfter(newer, edited('Mine')).parts[0]?.text).toBe('Mine');
  });

  it('forgets what was sent, and only that', () => {
    const state = after(
      edited('One', 1),
      edited('Two', 2),
      { type: 'chosen', targetIds: [1, 2] },
      { type: 'sent', targetIds: [1] }
    );
    expect(rowOf(aTarget({ isDone: true }), state)).toMatchObject({
      isEdited: false,
      isChosen: false,
    });
    const other = rowOf(aTarget({ targetId: 2 }), state);
    expect(other).toMatchObject({ isChosen: true, parts: [{ text: 'Two' }] });
  });
});

describe('what is kept while somebody writes', () => {
  it('is nothing as long as nobody chose or wrote anything', () => {
    expect(compositionOf(EMPTY_COMPOSER)).toBeNull();
    expect(compositionOf(after(edited('Mine'), { type: 'restored', targetId: 1 }))).toBeNull();
  });

  it('brings back choices and texts', () => {
    const state = after(edited('Mine', 2), { type: 'chosen', targetIds: [2] });
    const composition = compositionOf(state);
    expect(composition).toEqual({
      ...{ targetIds: [2], when: { kind: 'now' }, times: {} },
      overrides: { '2': { texts: ['Mine'] } },
    });
    if (!composition) return;
    expect(after({ type: 'opened', composition })).toEqual(state);
  });

  it('is everything that was changed, not only texts', () => {
    const override = {
      texts: ['Mine'],
      adaptationId: 5,
      media: [{ fileId: 7 }],
      options: { a: 1 },
    };
    const kept = { targetIds: null, when: { kind: 'now' as const }, times: {} };
    const composition = { ...kept, overrides: { '2': override } };
    expect(compositionOf(after({ type: 'opened', composition }))).toEqual(composition);
  });
});

describe('what stands against distributing', () => {
  const tooLong = aTarget({ parts: counting(300) });

  it('is nothing when a target is chosen and its text fits', () => {
    expect(obstacleOf([rowAfter(aTarget())], true)).toBeNull();
  });

  it('is the permission before everything else', () => {
    expect(obstacleOf([rowAfter(tooLong)], false)).toBe('forbidden');
  });

  it('tells "all have it" from "none is ticked"', () => {
    expect(obstacleOf([rowAfter(aTarget({ isDone: true }))], true)).toBe('all_done');
    const unticked = rowAfter(aTarget(), { type: 'chosen', targetIds: [] });
    expect(obstacleOf([unticked], true)).toBe('nothing_chosen');
  });

  it('is a text that is empty or too long, of chosen targets only', () => {
    const blank = rowAfter(aTarget(), edited(' \n'));
    expect(obstacleOf([blank], true)).toBe('empty_text');
    expect(obstacleOf([rowAfter(tooLong)], true)).toBe('too_long');
    const other = aTarget({ targetId: 2 });
    const state = after({ type: 'chosen', targetIds: [2] });
    expect(obstacleOf([rowOf(tooLong, state), rowOf(other, state)], true)).toBeNull();
  });

  it('is an error of the preview, as long as it is about what stands there', () => {
    const refused = aTarget({ problems: [aProblem()] });
    expect(obstacleOf([rowAfter(refused)], true)).toBe('has_errors');
    expect(obstacleOf([rowAfter(refused, edited('Other words'))], true)).toBeNull();
    const warned = aTarget({ problems: [aProblem({ severity: 'warning' })] });
    expect(obstacleOf([rowAfter(warned)], true)).toBeNull();
  });

  it('is no missing text where files speak for themselves', () => {
    const picture = { fileId: 1, kind: 'image', name: 'a.jpg', thumbnailUrl: null } as const;
    const rest = {
      url: '/a.jpg',
      altText: '',
      mimeType: 'image/jpeg',
      changes: [],
      hasBars: false,
    };
    const media = [{ ...picture, ...rest, width: 1, height: 1, durationMs: null }];
    const story = aTarget({
      format: 'story',
      parts: [{ text: '', count: 0, overflowAt: null, media }],
    });
    expect(obstacleOf([rowAfter(story)], true)).toBeNull();
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
      edited('Changed', 2),
      edited('Not sent', 3),
      { type: 'chosen', targetIds: [1, 2] }
    );
    expect(plan).toEqual([
      {
        ...entry,
        targetIds: [1, 2],
        overrides: { '2': { texts: ['Changed'] } },
        again: false,
        idempotencyKey: 'key-1',
      },
    ]);
  });

  it('say which proposal the words began as, and what the pictures show', () => {
    const override = { texts: ['Proposed'], adaptationId: 5, media: [{ fileId: 7, altText: 'A' }] };
    const plan = planFor([aTarget()], { type: 'overridden', targetId: 1, override });
    expect(plan[0]?.overrides).toEqual({ '1': override });
  });

  it('send again only to targets that have this version', () => {
    const plan = planFor([aTarget(), aTarget({ targetId: 2, isDone: true })], {
      type: 'chosen',
      targetIds: [1, 2],
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
