import { adaptationRequestSchema, type AdaptationEstimate } from '../../../contracts/adaptations';
import { DEFAULT_AI_HABITS } from '../../../contracts/ai-habits';
import { canAsk, adaptOffer } from '../../../admin/src/composer/proposals/adapt-offer';
import {
  adaptationRequestOf,
  estimateRequestOf,
} from '../../../admin/src/composer/proposals/adaptation-request';
import {
  costWords,
  estimateWords,
  usdFormat,
} from '../../../admin/src/composer/proposals/cost-words';
import { aRow } from './a-proposal';

const ESTIMATE: AdaptationEstimate = {
  ...{ isPossible: true, reason: null, usd: 0.0006, provider: 'gemini', model: 'flash' },
  ...{ isCached: false, inputTokens: 900, outputTokens: 300, message: 'About $0.0006.' },
};

const aSite = ({ isEnabled = true, mayChange = false } = {}) => ({
  name: 'Harbour Light',
  ai: { ...DEFAULT_AI_HABITS, isEnabled },
  memberUsers: mayChange ? [] : null,
});

const offer = (changes: Partial<Parameters<typeof adaptOffer>[0]> = {}) =>
  adaptOffer({
    ...{ site: aSite(), canDistribute: true, rows: [aRow()], estimate: ESTIMATE, problem: null },
    ...changes,
  });

describe('the offer to adapt with AI', () => {
  it('is there with its estimate', () => {
    expect(offer()).toEqual({ kind: 'possible', estimate: ESTIMATE });
    expect(canAsk(offer())).toBe(true);
  });

  it('is hidden from people who have no AI and cannot switch it on', () => {
    expect(offer({ site: null }).kind).toBe('hidden');
    expect(offer({ site: aSite({ isEnabled: false }) }).kind).toBe('hidden');
    expect(offer({ site: aSite({ isEnabled: false, mayChange: true }) })).toEqual({
      kind: 'switched_off',
      site: 'Harbour Light',
    });
  });

  it('says what is missing before it costs anything', () => {
    expect(offer({ canDistribute: false }).kind).toBe('forbidden');
    expect(offer({ rows: [aRow(null, {}, [])] }).kind).toBe('nothing_chosen');
    expect(offer({ estimate: null }).kind).toBe('estimating');
    expect(offer({ estimate: null, problem: 'No answer.' })).toEqual({
      kind: 'not_estimated',
      problem: 'No answer.',
    });
    const impossible = { ...ESTIMATE, isPossible: false, reason: 'No provider is set up.' };
    expect(offer({ estimate: impossible })).toEqual({
      kind: 'impossible',
      reason: 'No provider is set up.',
    });
    const kinds = [offer({ estimate: null }), offer({ estimate: impossible })];
    expect(kinds.map(canAsk)).toEqual([false, false]);
  });

  it('needs no estimate where a person wrote everything: nobody is asked', () => {
    const written = offer({ rows: [aRow({ texts: ['Mine'] })], estimate: null });
    expect(written.kind).toBe('all_written');
    expect(canAsk(written)).toBe(true);
  });
});

describe('the request for proposals', () => {
  const entry = { contentType: 'api::article.article', documentId: 'abc', locale: 'en' };
  const rows = [aRow(), aRow({ texts: ['Mine'], options: { a: 1 } }, { targetId: 2 })];
  const wish = { rows, hint: '', isFresh: false, replaces: false };

  it('tells what a person wrote, so that it is kept', () => {
    expect(adaptationRequestOf(entry, wish)).toEqual({
      ...{ ...entry, targetIds: [1, 2], replace: [], fresh: false },
      overrides: { '2': { texts: ['Mine'], options: { a: 1 } } },
    });
  });

  it('replaces words of a person only when it is told to', () => {
    expect(adaptationRequestOf(entry, { ...wish, replaces: true }).replace).toEqual([2]);
  });

  it('takes a hint along unless it is blank', () => {
    expect(adaptationRequestOf(entry, { ...wish, hint: ' shorter ' }).hint).toBe('shorter');
    expect(adaptationRequestOf(entry, { ...wish, hint: '  ' })).not.toHaveProperty('hint');
  });

  it('is one that the server reads', () => {
    const asked = adaptationRequestOf(entry, { ...wish, hint: 'shorter', replaces: true });
    expect(adaptationRequestSchema.parse(asked)).toMatchObject(asked);
    const estimated = estimateRequestOf(entry, { rows, isFresh: true });
    expect(adaptationRequestSchema.parse(estimated)).toMatchObject(estimated);
  });

  it('is estimated without the words, so that typing asks nothing anew', () => {
    const typed = (text: string) =>
      estimateRequestOf(entry, { rows: [aRow({ texts: [text] })], isFresh: false });
    expect(typed('Mine')).toEqual(typed('Mine, longer'));
    expect(typed('Mine').overrides).toEqual({ '1': { texts: [''] } });
    const bare = estimateRequestOf(entry, { rows: [aRow({ firstComment: 'Hi' })], isFresh: true });
    expect(bare).toMatchObject({ overrides: {}, fresh: true });
    const media = [{ fileId: 7 }];
    expect(estimateRequestOf(entry, { rows: [aRow({ media })], isFresh: false }).overrides).toEqual(
      { '1': { media } }
    );
  });
});

describe('words about money', () => {
  it('tell a price, nothing, a repetition and the unknown apart beforehand', () => {
    expect(estimateWords(ESTIMATE)).toEqual({
      ...{ messageId: 'proposals.estimate', usd: 0.0006, provider: 'gemini' },
    });
    const id = (changes: Partial<AdaptationEstimate>) =>
      estimateWords({ ...ESTIMATE, ...changes }).messageId;
    expect(id({ usd: 0, isCached: true })).toBe('proposals.estimate.cached');
    expect(id({ usd: 0 })).toBe('proposals.estimate.free');
    expect(id({ usd: null })).toBe('proposals.estimate.unknown');
  });

  it('tell what was paid afterwards, also for nothing', () => {
    const told = { outcome: 'ai', actualUsd: 0.00058, provider: 'gemini' } as const;
    expect(costWords(told)).toEqual({
      ...{ messageId: 'proposals.cost', usd: 0.00058, provider: 'gemini' },
    });
    expect(costWords({ ...told, outcome: 'cached', actualUsd: 0 }).messageId).toBe(
      'proposals.cost.cached'
    );
    expect(costWords({ ...told, actualUsd: null }).messageId).toBe('proposals.cost.unknown');
    expect(costWords({ ...told, actualUsd: 0 }).messageId).toBe('proposals.cost.nothing');
    expect(costWords({ outcome: 'fitted', actualUsd: 0.0001, provider: null })).toMatchObject({
      ...{ messageId: 'proposals.cost.failed', usd: 0.0001 },
    });
  });

  it('show two figures that mean something', () => {
    const format = (usd: number) => new Intl.NumberFormat('en', usdFormat(usd)).format(usd);
    expect([0.000583, 0.0006, 0.014, 1.204].map(format)).toEqual([
      ...['$0.00058', '$0.0006', '$0.014', '$1.20'],
    ]);
  });
});
