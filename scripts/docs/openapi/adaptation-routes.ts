import type { RouteDescription } from './route-description';

/** Words that an AI proposes. */
export const ADAPTATION_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'POST /adaptations': {
    summary: 'Have an AI word an entry for its targets; always answers with words for each of them',
    request: 'AdaptationRequest',
    answer: 'Adaptation',
    bySite: true,
    refusals: [400, 404],
  },
  'POST /adaptations/estimate': {
    summary: 'Tell what that would cost; nobody is asked',
    request: 'AdaptationRequest',
    answer: 'AdaptationEstimate',
    bySite: true,
    refusals: [400, 404],
  },
  'GET /adaptations/:id': {
    summary: 'Show what was proposed, and what became of it',
    answer: 'Adaptation',
    refusals: [404],
  },
  'POST /adaptations/:id/verdicts': {
    summary: 'Tell whether a proposal was taken, edited or discarded; the last word counts',
    request: 'VerdictRequest',
    answer: null,
    refusals: [400, 404],
  },
  'GET /ai/quality': {
    summary: 'Count how people liked proposals, by version of the instructions',
    answer: ['AiQuality'],
    bySite: true,
    refusals: [404],
  },
};
