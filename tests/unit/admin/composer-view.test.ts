import type { PostProblem } from '../../../contracts/dispatch';
import {
  composerTabOf,
  hashWithComposer,
  searchInLanguage,
} from '../../../admin/src/composer/composer-address';
import { liveTargetOf } from '../../../admin/src/composer/composer-row';
import {
  compositionOf,
  EMPTY_COMPOSER,
  reduceComposer,
  type ComposerAction,
} from '../../../admin/src/composer/composer-state';
import { planDispatch, sentOverride } from '../../../admin/src/composer/dispatch-plan';
import { idsOf } from '../../../admin/src/composer/field-ids';
import { noteFirstAddress, takeFirstHash } from '../../../admin/src/composer/first-address';
import {
  chosenAfter,
  costOf,
  effectiveWhen,
  moneyFormat,
  primaryActionOf,
} from '../../../admin/src/composer/primary-action';
import { openProblems, problemsOf } from '../../../admin/src/composer/problem-place';
import { aRow, STANDING } from './a-proposal';

const aProblem = (changes: Partial<PostProblem>): PostProblem => ({
  ...{ severity: 'error', code: 'MEDIA_MISSING', message: 'A post needs a file.' },
  ...{ partIndex: null, fileId: null, ...changes },
});

const after = (...actions: ComposerAction[]) => actions.reduce(reduceComposer, EMPTY_COMPOSER);

describe('the address of the composer', () => {
  it('says whether it is open, and at which account', () => {
    expect(composerTabOf('')).toBeUndefined();
    expect(composerTabOf('#other=1')).toBeUndefined();
    expect(composerTabOf('#distribute=all')).toBeNull();
    expect(composerTabOf('#distribute=12')).toBe(12);
    expect(composerTabOf('#distribute=0')).toBeNull();
    expect(composerTabOf('#distribute=<script>')).toBeNull();
  });

  it('is found again by what it wrote, and leaves the rest alone', () => {
    for (const tab of [null, 7]) expect(composerTabOf(hashWithComposer('', tab))).toBe(tab);
    const hash = hashWithComposer('#other=1', 7);
    expect(hash).toBe('#other=1&distribute=7');
    expect(hashWithComposer(hash, undefined)).toBe('#other=1');
    expect(hashWithComposer('#distribute=7', undefined)).toBe('');
  });

  it('leads to another language of the same entry', () => {
    const search = searchInLanguage('?plugins[i18n][locale]=en&page=2', 'de');
    const parameters = new URLSearchParams(search);
    expect(parameters.get('plugins[i18n][locale]')).toBe('de');
    expect(parameters.get('page')).toBe('2');
  });
});

describe('problems', () => {
  const row = aRow(null, {
    problems: [
      aProblem({ severity: 'note', code: 'TEXT_SHORTENED' }),
      aProblem({ severity: 'warning', code: 'ALT_TEXT_MISSING', partIndex: 0, fileId: 7 }),
      aProblem({ code: 'PRIVACY_MISSING' }),
      aProblem({ code: 'TEXT_TOO_LONG', partIndex: 2 }),
      aProblem({ severity: 'warning', code: 'QUOTA_WAITS' }),
    ],
  });

  it('come errors first, each with the place where it can be mended', () => {
    expect(problemsOf([row]).map(({ place }) => place)).toEqual([
      { targetId: 1, field: 'options' },
      { targetId: 1, field: 'text', partIndex: 2 },
      { targetId: 1, field: 'media', partIndex: 0, fileId: 7 },
      { targetId: 1, field: 'when' },
      { targetId: 1, field: 'text' },
    ]);
  });

  it('are counted without notes, and only where the account takes part', () => {
    expect(openProblems([row])).toHaveLength(4);
    expect(openProblems([aRow(null, { problems: [aProblem({})] }, [])])).toEqual([]);
  });

  it('lead to the very field, or to the next best one', () => {
    expect(idsOf({ targetId: 1, field: 'media', fileId: 7 })).toEqual([
      ...['social-media-1-7', 'social-media-1'],
    ]);
    expect(idsOf({ targetId: 1, partIndex: 2 })).toEqual([
      ...['social-text-1-2', 'social-text-1-0', 'social-media-1'],
    ]);
    expect(idsOf({ targetId: null })).toEqual(['social-text-all']);
    expect(idsOf({ targetId: 1, field: 'when' })).toEqual(['social-when']);
  });
});

describe('the one button', () => {
  const row = aRow();

  it('says what it will do', () => {
    expect(primaryActionOf({ rows: [row], when: { kind: 'now' } })).toBe('distribute');
    expect(primaryActionOf({ rows: [row], when: { kind: 'slot' } })).toBe('schedule');
    const onPublish = { kind: 'on_publish', offsetMinutes: 0 } as const;
    expect(primaryActionOf({ rows: [row], when: onPublish })).toBe('on_publish');
    const waiting = aRow(null, { waitsForApproval: true });
    expect(primaryActionOf({ rows: [waiting], when: { kind: 'slot' } })).toBe('approval');
  });

  it('does not send a draft now', () => {
    expect(effectiveWhen(undefined, false)).toEqual({ kind: 'now' });
    expect(effectiveWhen({ kind: 'now' }, true)).toEqual({ kind: 'on_publish', offsetMinutes: 0 });
    expect(effectiveWhen({ kind: 'slot' }, true)).toEqual({ kind: 'slot' });
  });

  it('costs what the posts that take part cost', () => {
    const prices = [{ usd: 0.2, reason: 'a post with a link' }];
    const rows = [
      aRow(null, { prices }),
      aRow(null, { prices, targetId: 2 }),
      aRow(null, { prices }, []),
    ];
    expect(costOf(rows)).toEqual({ usd: 0.4, reasons: ['a post with a link'] });
    const said = (usd: number) => new Intl.NumberFormat('en', moneyFormat(usd)).format(usd);
    expect([0.2, 1, 0.00058].map(said)).toEqual(['$0.20', '$1.00', '$0.00058']);
  });

  it('keeps the order of the accounts when one is added', () => {
    const rows = [aRow(null, {}, []), aRow(null, { targetId: 2 }), aRow(null, { targetId: 3 })];
    expect(chosenAfter(rows, 1, true)).toEqual([1, 2, 3]);
    expect(chosenAfter(rows, 2, false)).toEqual([3]);
  });
});

describe('words for all', () => {
  it('are kept with the times, and blank ones are the words of the entry', () => {
    const at = { kind: 'slot' } as const;
    const state = after(
      { type: 'written', text: 'For all' },
      { type: 'timed', when: at },
      { type: 'timedApart', targetId: 2, when: { kind: 'now' } },
      { type: 'proposed', adaptationIds: [5] }
    );
    const composition = compositionOf(state);
    expect(composition).toEqual({
      ...{ overrides: {}, targetIds: null, text: 'For all', when: at },
      ...{ times: { 2: { kind: 'now' } }, adaptationIds: [5] },
    });
    if (composition) expect(after({ type: 'opened', composition })).toEqual(state);
    expect(compositionOf(after({ type: 'written', text: ' \n' }))).toBeNull();
  });

  it('are sent as each account was seen to say them, except where it has its own', () => {
    expect(sentOverride(aRow(), 'For all')).toEqual({ texts: [STANDING] });
    expect(sentOverride(aRow({ texts: ['Mine'] }), 'For all')).toEqual({ texts: ['Mine'] });
    expect(sentOverride(aRow(), undefined)).toBeNull();
    const story = { parts: [{ text: '', count: 0, overflowAt: null, media: [] }] };
    expect(sentOverride(aRow(null, story), 'For all')).toBeNull();
  });

  it('go out at the time of each account', () => {
    const entry = { contentType: 'api::article.article', documentId: 'abc', locale: 'en' };
    const plan = planDispatch({
      ...{ entry, rows: [aRow()], when: { kind: 'slot' }, newKey: () => 'key' },
      times: { 1: { kind: 'now' }, 9: { kind: 'slot' } },
    });
    expect(plan).toMatchObject([{ when: { kind: 'slot' }, times: { 1: { kind: 'now' } } }]);
    expect(Object.keys(plan[0]?.times ?? {})).toEqual(['1']);
  });

  it('are over once they are sent, for that account', () => {
    const state = after(
      { type: 'timedApart', targetId: 1, when: { kind: 'slot' } },
      { type: 'timedApart', targetId: 2, when: { kind: 'slot' } },
      { type: 'sent', targetIds: [1] }
    );
    expect(state.times).toEqual({ 2: { kind: 'slot' } });
  });
});

describe('the preview while somebody types', () => {
  it('shows the words at once, counted as the platform counts', () => {
    const row = aRow({ texts: ['Five!', 'https://example.com/a-very-long-address'] });
    expect(row.parts.map(({ count }) => count)).toEqual([null, null]);
    expect(row.parts.map(({ estimate }) => estimate)).toEqual([5, 23]);
    const live = liveTargetOf(row);
    expect(live.parts.map(({ text, count }) => ({ text, count }))).toEqual([
      { text: 'Five!', count: 5 },
      { text: 'https://example.com/a-very-long-address', count: 23 },
    ]);
  });
});

describe('an address that leads into the composer', () => {
  const aStore = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };
  const place = { pathname: '/admin/entry/1', hash: '#distribute=7' };

  it('is found again once, on the page that it named', () => {
    const store = aStore();
    noteFirstAddress(place, store);
    expect(takeFirstHash(place, store)).toBe('#distribute=7');
    expect(takeFirstHash(place, store)).toBeNull();
  });

  it('is forgotten on any other page, and by a start without it', () => {
    const store = aStore();
    noteFirstAddress(place, store);
    expect(takeFirstHash({ pathname: '/admin/entry/2' }, store)).toBeNull();
    noteFirstAddress(place, store);
    noteFirstAddress({ ...place, hash: '' }, store);
    expect(takeFirstHash(place, store)).toBeNull();
  });
});
