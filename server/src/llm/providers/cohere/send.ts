import type { HttpResponse } from '../../../platforms/contract';
import type { Question } from '../vendor';
import { cohereBody } from './request';

/** `POST {base}/v2/chat`; the base has no version. */
export const sendToCohere = ({ request, settings, http }: Question): Promise<HttpResponse> =>
  http({
    method: 'POST',
    url: `${settings.baseUrl}/v2/chat`,
    headers: { Authorization: `Bearer ${settings.apiKey ?? ''}` },
    body: { kind: 'json', value: cohereBody(request, settings.model) },
  });
