import type { HttpResponse } from '../../../platforms/contract';
import { throughSdk } from '../call/through-sdk';
import type { Question } from '../vendor';
import { openAiClient } from './client';
import { openAiBody } from './request';

/** `POST {base}/responses`. The base ends with the version. */
export const sendToOpenAi = ({
  request,
  settings,
  http,
  signal,
}: Question): Promise<HttpResponse> =>
  throughSdk(http, async (fetch) => {
    const client = await openAiClient({ ...settings, fetch });
    await client.responses.create(openAiBody(request, settings.model), { signal });
  });
