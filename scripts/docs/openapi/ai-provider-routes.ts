import type { RouteDescription } from './route-description';

/** The AI vendors of a site. */
export const AI_PROVIDER_ROUTES: Readonly<Record<string, RouteDescription>> = {
  'GET /ai/providers': {
    summary: 'List the AI providers of a site, without their keys',
    answer: ['AiProvider'],
    bySite: true,
    refusals: [400, 404],
  },
  'PUT /ai/providers/:provider': {
    summary: 'Set key, model, address and price of an AI provider',
    request: 'SaveAiProviderRequest',
    answer: ['AiProvider'],
    bySite: true,
    refusals: [400, 404],
  },
  'DELETE /ai/providers/:provider': {
    summary: 'Forget what was set for an AI provider, so that the config holds again',
    answer: ['AiProvider'],
    bySite: true,
    refusals: [400, 404],
  },
  'POST /ai/providers/:provider/test': {
    summary: 'Ask an AI provider a small real question, which is paid like any other',
    answer: 'AiProviderTest',
    bySite: true,
    refusals: [400, 404],
  },
};
