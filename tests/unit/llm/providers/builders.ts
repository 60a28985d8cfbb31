import {
  LlmFailure,
  type LlmAnswer,
  type LlmProviderId,
  type LlmProviderSettings,
  type LlmRequest,
} from '../../../../server/src/llm/contract';
import { LLM_PROVIDERS } from '../../../../server/src/llm/providers/registry';
import type { HttpRequest, HttpResponse } from '../../../../server/src/platforms/contract';

export const KEY = 'key-of-Harbour-Light-0123456789';

export const SCHEMA = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    hashtags: { type: 'array', items: { type: 'string' } },
  },
  required: ['text', 'hashtags'],
  additionalProperties: false,
} as const;

export const aRequest = (changes: Partial<LlmRequest> = {}): LlmRequest => ({
  system: 'You adapt articles. Answer in JSON.',
  user: '<article>Harbour Light opens its doors on Friday at the old pier.</article>',
  images: [],
  schemaName: 'post',
  schema: SCHEMA,
  maxOutputTokens: 2000,
  ...changes,
});

export const PICTURE = { mimeType: 'image/png', base64: 'iVBORw0KGgo=' } as const;

/** Names of models, and bases that are not the vendors' own. */
export const MODELS: Record<LlmProviderId, string> = {
  gemini: 'gemini-3.1-flash-lite',
  openai: 'gpt-6-luna',
  anthropic: 'claude-haiku-5-5',
  cohere: 'command-a-plus-05-2026',
  compatible: 'llama4:scout',
};

export const settingsOf = (
  id: LlmProviderId,
  changes: Partial<LlmProviderSettings> = {}
): LlmProviderSettings => ({
  apiKey: KEY,
  model: MODELS[id],
  baseUrl: 'https://vendor.example/base',
  ...changes,
});

export const reply = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {}
): HttpResponse => {
  const isText = typeof body === 'string';
  return {
    status,
    headers: { 'content-type': isText ? 'text/html' : 'application/json', ...headers },
    text: isText ? body : JSON.stringify(body),
    json: isText ? undefined : body,
  };
};

export const PAGE = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';

type Scripted = HttpResponse | Error | ((request: HttpRequest) => Promise<HttpResponse>);

/** Answers from a script, in order; more questions than answers are an error of the test. */
export const scripted = (...script: Scripted[]) => {
  const requests: HttpRequest[] = [];
  const http = async (request: HttpRequest): Promise<HttpResponse> => {
    requests.push(request);
    const next = script.shift();
    if (!next) throw new Error(`Unexpected request: ${request.url}`);
    if (next instanceof Error) throw next;
    return typeof next === 'function' ? await next(request) : next;
  };
  return { http, requests };
};

/** The JSON that goes over the wire, whoever put it together. */
export const sentBody = (request: HttpRequest | undefined): unknown =>
  JSON.parse(sentText(request)) as unknown;

export const sentText = (request: HttpRequest | undefined): string => {
  const body = request?.body;
  if (body?.kind === 'json') return JSON.stringify(body.value);
  if (body?.kind === 'bytes') return Buffer.from(body.bytes).toString('utf8');
  throw new Error('Nothing was sent.');
};

/** Header names in lower case. */
export const sentHeaders = (request: HttpRequest | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  );

interface Call {
  id: LlmProviderId;
  http: ReturnType<typeof scripted>['http'];
  request?: LlmRequest;
  settings?: Partial<LlmProviderSettings>;
  timeoutMs?: number;
  signal?: AbortSignal;
}

export const generate = ({ id, http, request, settings, ...options }: Call): Promise<LlmAnswer> =>
  LLM_PROVIDERS[id]
    .create(settingsOf(id, settings), { http })
    .generate(request ?? aRequest(), { timeoutMs: 5000, ...options });

/** The failure of a call. An answer, or another error, fails the test. */
export const failureOf = async (call: Call): Promise<LlmFailure> => {
  const outcome: unknown = await generate(call).catch((error: unknown) => error);
  if (outcome instanceof LlmFailure) return outcome;
  throw new Error(`No failure but ${JSON.stringify(outcome)} ${String(outcome)}`);
};

export const failureAfter = (
  id: LlmProviderId,
  answer: Scripted,
  more: Partial<Call> = {}
): Promise<LlmFailure> => failureOf({ id, http: scripted(answer).http, ...more });
