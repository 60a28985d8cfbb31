import type { AdaptationRequest, AdaptationView } from '../../contracts/adaptations';
import { ARTICLE } from '../../scripts/demo/demo-rule';
import type { EvalArticle } from '../articles/article';
import { lookOver, type Finding } from '../checkers/look-over';
import type { World } from './world';

const LINK_BASE = 'https://example.com';
const SITE = 'Harbour Light Weekly';

export interface PostResult {
  platform: string;
  source: 'ai' | 'fitted' | 'kept';
  /** Why it is not by AI. */
  reason: string | null;
  texts: string[];
  /** Claims that the plugin took out by itself, each with its reason. */
  takenOut: string[];
  finding: Finding;
}

export interface ArticleResult {
  article: EvalArticle;
  adaptationId: number;
  outcome: AdaptationView['outcome'];
  model: string | null;
  /** Null: not known. */
  costUsd: number | null;
  latencyMs: number;
  vendorMs: number;
  posts: PostResult[];
}

/** A written article and its number in Strapi. */
export interface WrittenArticle {
  article: EvalArticle;
  documentId: string;
}

/** Asks for words for every target, without what was answered before, and looks them over. */
export const adaptArticle = async (
  world: World,
  { article, documentId }: WrittenArticle
): Promise<ArticleResult> => {
  const request: AdaptationRequest = {
    ...{ contentType: ARTICLE, documentId, locale: article.language, fresh: true },
  };
  const path = '/api/admin/distribution/adaptations';
  const { data } = await world.client.request<{ data: AdaptationView }>('POST', path, request);
  const { id: adaptationId, outcome, model, actualUsd: costUsd, latencyMs, vendorMs } = data;
  return {
    ...{ article, adaptationId, outcome, model, costUsd, latencyMs, vendorMs },
    posts: data.proposals.map((proposal) => ({
      ...{ platform: proposal.platform, source: proposal.source, reason: proposal.reason },
      texts: proposal.texts,
      takenOut: proposal.facts.findings.map(({ text, reason: why }) => `“${text}”: ${why}`),
      finding: lookOver(proposal, expectedOf(world, article, proposal.source)),
    })),
  };
};

const expectedOf = (
  { handles }: World,
  article: EvalArticle,
  source: PostResult['source']
): Parameters<typeof lookOver>[1] => {
  const { id, title, excerpt, body, tags, author, language, alsoIn = [], postsIn } = article;
  return {
    source: {
      text: [title, excerpt, body, tags.join(' '), author, SITE, id].join('\n'),
      link: `${LINK_BASE}/${language}/articles/${id}`,
      handles,
      isTranslated: postsIn !== undefined,
    },
    // Nobody translates without AI.
    languages: source === 'ai' && postsIn ? [postsIn] : [language, ...alsoIn],
    bait: article.bait ?? [],
  };
};
