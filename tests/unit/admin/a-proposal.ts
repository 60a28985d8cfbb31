import type { AdaptationView, Proposal } from '../../../contracts/adaptations';
import type { Override } from '../../../contracts/compositions';
import type { MediaPreview, TargetPreview } from '../../../contracts/dispatch';
import { rowOf, type ComposerRow } from '../../../admin/src/composer/composer-row';
import { EMPTY_COMPOSER } from '../../../admin/src/composer/composer-state';
import type { ProposedWords } from '../../../admin/src/composer/proposals/proposal-session';

export const STANDING = 'The lighthouse opens on Sunday.';
export const PROPOSED = 'Sunday at the lighthouse: come in!';

export const aPicture = (changes: Partial<MediaPreview> = {}): MediaPreview => ({
  ...{ fileId: 7, kind: 'image', name: 'tower.jpg', thumbnailUrl: null, url: '/tower.jpg' },
  ...{
    altText: '',
    mimeType: 'image/jpeg',
    width: 1,
    height: 1,
    durationMs: null,
    changes: [],
    hasBars: false,
  },
  ...changes,
});

export const aTarget = (changes: Partial<TargetPreview> = {}): TargetPreview => ({
  ...{ targetId: 1, targetName: '@harbourlight', platform: 'x', platformLabel: 'X' },
  ...{ handle: 'harbourlight', accountName: 'Harbour Light', avatarUrl: null, format: 'feed' },
  parts: [{ text: STANDING, count: 31, overflowAt: null, media: [] }],
  ...{ maxParts: 25, canComment: true },
  ...{ limit: 280, unit: 'characters', card: null, hashtags: [], language: 'en', options: {} },
  ...{ firstComment: null, template: null, customised: [], problems: [], waits: null },
  ...{ waitsForApproval: false, prices: [], isDone: false },
  quota: { remaining: 100, level: 'ok', nextFreeAt: null, reason: null },
  ...changes,
});

/** A row of the composer with what a person changed, if anything. */
export const aRow = (
  override: Override | null = null,
  changes: Partial<TargetPreview> = {},
  chosen: number[] | null = null
): ComposerRow => {
  const target = aTarget(changes);
  const overrides = override ? { [target.targetId]: override } : {};
  return rowOf(target, { ...EMPTY_COMPOSER, overrides, chosen });
};

export const aProposal = (changes: Partial<Proposal> = {}): Proposal => ({
  ...{ targetId: 1, platform: 'x', handle: 'harbourlight', source: 'ai', reason: null },
  ...{ texts: [PROPOSED], hashtags: [], altTexts: [], language: 'en' },
  facts: { checked: {}, findings: [] },
  diff: [
    { kind: 'removed', text: STANDING },
    { kind: 'added', text: PROPOSED },
  ],
  ...{ count: 34, limit: 280, problems: [], verdict: null },
  ...changes,
});

export const aView = (
  proposals: Proposal[] = [aProposal()],
  changes: Partial<AdaptationView> = {}
): AdaptationView => ({
  ...{ id: 5, versionHash: 'abc', outcome: 'ai', reason: null, provider: 'gemini' },
  ...{ model: 'gemini-3.1-flash-lite', promptVersion: '1', estimatedUsd: 0.0006 },
  ...{ actualUsd: 0.00058, latencyMs: 900, vendorMs: 890, proposals },
  createdAt: '2026-11-22T14:00:00.000Z',
  ...changes,
});

export const someWords = (
  changes: Partial<ProposedWords> = {},
  proposal: Partial<Proposal> = {}
): ProposedWords => ({
  ...{ adaptationId: 5, proposal: aProposal(proposal), standing: [STANDING] },
  ...{ verdict: null, before: null, remark: null },
  ...changes,
});
