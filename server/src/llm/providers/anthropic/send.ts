import type { HttpResponse } from '../../../platforms/contract';
import type { Question } from '../vendor';
import { anthropicBody } from './request';

/** Of the API, not of a model; still valid beside 2026-10-21 (versioning page, 2026-11-22). */
const API_VERSION = '2023-06-01';

/**
 * `POST {base}/v1/messages`; the base has no version. The native API, as the one that follows
 * OpenAI's leaves the schema out of account.
 */
export const sendToAnthropic = ({ request, settings, http }: Question): Promise<HttpResponse> =>
  http({
    method: 'POST',
    url: `${settings.baseUrl}/v1/messages`,
    headers: { 'x-api-key': settings.apiKey ?? '', 'anthropic-version': API_VERSION },
    body: { kind: 'json', value: anthropicBody(request, settings.model) },
  });
