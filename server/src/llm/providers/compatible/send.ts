import type { HttpResponse } from '../../../platforms/contract';
import { throughSdk } from '../call/through-sdk';
import { openAiClient } from '../openai/client';
import type { Question, Vendor } from '../vendor';
import { chatBody, type JsonDialect } from './request';

/**
 * `POST {base}/chat/completions`; the base ends with the version.
 *
 * A server that says that it does not know `json_schema` (DeepSeek, Cohere's own, older builds of
 * many) is asked once more with `json_object` and the schema in words. That is no second try in the
 * router's sense: nothing was generated and nothing is billed by the refusal, and without it such a
 * server could not be used at all. It is remembered as long as the provider lives, and both
 * questions share one time limit.
 */
export const createSendToCompatible = (): Vendor['send'] => {
  let dialect: JsonDialect = 'json_schema';
  return async (question) => {
    const spoken = dialect;
    const answer = await chat(question, spoken);
    if (spoken === 'json_object' || !refusesTheSchema(answer)) return answer;
    dialect = 'json_object';
    return await chat(question, 'json_object');
  };
};

const chat = (
  { request, settings, http, signal }: Question,
  dialect: JsonDialect
): Promise<HttpResponse> =>
  throughSdk(http, async (fetch) => {
    const client = await openAiClient({ ...settings, fetch });
    const body = chatBody({ request, model: settings.model, dialect });
    await client.chat.completions.create(body, { signal });
  });

/** Servers name the parameter, wherever in the refusal they do it. */
const refusesTheSchema = ({ status, text }: HttpResponse): boolean =>
  (status === 400 || status === 422) && /response_format|json_schema|json schema/i.test(text);
