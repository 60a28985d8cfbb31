import type { Proposal } from '../../../../contracts/adaptations';
import type { PostProblem } from '../../../../contracts/dispatch';
import type { ComposedPost } from '../distributions/compose-post';
import type { CheckedPost } from './check-post';
import { diffOf } from './diff';
import type { Place } from './wanted-posts';
import type { WrittenWords } from './write-words';

/** What is shown of one target, by a model or without one. */
export const proposalOf = (place: Place, written: WrittenWords): Proposal => {
  const { order, plain, current, wanted, reason } = place;
  const checked = written.posts.get(order.target.id);
  const byAi = wanted !== null && checked?.composed ? checked.composed : null;
  const isKept = wanted === null && order.override?.texts !== undefined;
  const post = byAi ?? (isKept ? current : plain);
  return {
    targetId: order.target.id,
    platform: order.connection.platform,
    handle: order.connection.account.handle,
    source: byAi ? 'ai' : isKept ? 'kept' : 'fitted',
    reason: byAi ? null : (reason ?? whyFitted(checked, written)),
    ...wordsOf(post, current),
    hashtags: byAi ? (checked?.hashtags ?? []) : [],
    altTexts: altTextsOf(place, written),
    facts: checked?.facts ?? { checked: {}, findings: [] },
    problems: [...post.problems, ...removedNotes(byAi ? checked : undefined)],
    verdict: null,
  };
};

const wordsOf = (post: ComposedPost, current: ComposedPost) => {
  const texts = post.content.parts.map(({ text }) => text);
  const { count, limit } = post.descriptor.text;
  const from = current.content.parts.map(({ text }) => text).join('\n\n');
  const { language } = post.content;
  return {
    ...{ texts, limit, language },
    diff: diffOf({ from, to: texts.join('\n\n') }, language),
    count: Math.max(...texts.map(count), 0),
  };
};

const whyFitted = (checked: CheckedPost | undefined, { outcome, reason }: WrittenWords): string => {
  if (outcome === 'fitted') return reason ?? 'Nobody was asked.';
  if (!checked) return 'The AI wrote nothing usable for it, so it is worded without AI.';
  return `What the AI wrote could not be used, so it is worded without AI: ${checked.problems.join(' ')}`;
};

const altTextsOf = ({ current }: Place, { altTexts }: WrittenWords): Proposal['altTexts'] => {
  const { maxAltTextLength } = current.descriptor;
  const files = current.content.parts.flatMap(({ media }) => media);
  return files.flatMap(({ fileId }) => {
    const altText = altTexts.get(fileId);
    return altText === undefined ? [] : [{ fileId, altText: altText.slice(0, maxAltTextLength) }];
  });
};

/** People see what the guard took out, and why. */
const removedNotes = (checked: CheckedPost | undefined): PostProblem[] =>
  (checked?.facts.findings ?? []).map(({ text, reason }) => ({
    severity: 'note',
    code: 'AI_CLAIM_REMOVED',
    message: `“${text}” was taken out of what the AI wrote: ${reason}`,
    ...{ partIndex: null, fileId: null },
  }));
