import sharp from 'sharp';

import { startSandbox, type Sandbox, type SandboxVendorId } from '../../../sandbox/src';

export const VENDORS = ['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const;

export const KEY = 'sandbox-key-for-tests';

/** The schema of the plugin's prompt. */
export const SCHEMA = {
  type: 'object',
  properties: {
    targets: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { type: 'string' },
          texts: { type: 'array', items: { type: 'string' } },
          hashtags: { type: 'array', items: { type: 'string' } },
        },
        required: ['key', 'texts', 'hashtags'],
        additionalProperties: false,
      },
    },
    altTexts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { key: { type: 'string' }, text: { type: 'string' } },
        required: ['key', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['targets', 'altTexts'],
  additionalProperties: false,
};

export interface Answered {
  targets: { key: string; texts: string[]; hashtags: string[] }[];
  altTexts: { key: string; text: string }[];
}

export const ARTICLE = {
  title: 'Four things the tide left',
  summary: 'We walked along the beach at low water and filled a basket.',
  body: 'A green glass float lay between two stones. It had come a long way. The oldest of us, 84, knew its mark at once. We left the fourth thing where it was.',
  tags: ['beach', 'slow travel', 'harbour'],
  author: 'Odile Embrun',
  language: 'en',
};

export const target = (key: string, platform: string, more: object = {}) => ({
  ...{ key, platform, label: platform, maxCharacters: 280, unit: 'characters' },
  ...{ maxHashtags: 2, language: 'en', threadParts: 1, hasLink: true, wants: ['text', 'hashtags'] },
  ...more,
});

export const TASK = {
  targets: [target('t1', 'x'), target('t2', 'linkedin', { maxCharacters: 3000 })],
  images: [] as { key: string }[],
  article: ARTICLE,
  voice: {},
  hint: null as string | null,
};

export const messageOf = (task: object, problem?: string): string =>
  `Write posts.\n<<<TASK\n${JSON.stringify(task)}\nTASK>>>\n` +
  (problem === undefined ? '' : `<<<PROBLEM\n${problem}\nPROBLEM>>>\n`);

export interface Question {
  user: string;
  system?: string;
  schema?: object;
  maxTokens?: number;
  /** Base64 of a PNG. */
  image?: string;
}

interface Call {
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

type Part = Record<string, unknown>;

const chatParts = ({ user, image }: Question): Part[] => [
  { type: 'text', text: user },
  ...(image ? [{ type: 'image_url', image_url: { url: `data:image/png;base64,${image}` } }] : []),
];

const format = (schema: object) => ({
  type: 'json_schema',
  json_schema: { name: 'posts', strict: true, schema },
});

/** A request in order, by vendor. */
export const CALLS: Record<SandboxVendorId | 'openai-chat', (question: Question) => Call> = {
  gemini: ({ user, system, schema = SCHEMA, maxTokens = 4000, image }) => ({
    path: '/v1beta/models/gemini-3.5-flash-lite:generateContent',
    headers: { 'x-goog-api-key': KEY },
    body: {
      systemInstruction: { parts: [{ text: system ?? 'You adapt articles.' }] },
      contents: [
        {
          role: 'user',
          parts: [
            { text: user },
            ...(image ? [{ inlineData: { mimeType: 'image/png', data: image } }] : []),
          ],
        },
      ],
      generationConfig: {
        responseMimeType: 'application/json',
        maxOutputTokens: maxTokens,
        responseJsonSchema: schema,
      },
    },
  }),
  openai: ({ user, system, schema = SCHEMA, maxTokens = 4000, image }) => ({
    path: '/v1/responses',
    headers: { authorization: `Bearer ${KEY}` },
    body: {
      model: 'gpt-6-luna',
      instructions: system ?? 'You adapt articles.',
      max_output_tokens: maxTokens,
      store: false,
      reasoning: { effort: 'low' },
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_text', text: user },
            ...(image
              ? [
                  {
                    type: 'input_image',
                    image_url: `data:image/png;base64,${image}`,
                    detail: 'low',
                  },
                ]
              : []),
          ],
        },
      ],
      text: { format: { type: 'json_schema', name: 'posts', strict: true, schema } },
    },
  }),
  'openai-chat': (question) => ({
    path: '/v1/chat/completions',
    headers: { authorization: `Bearer ${KEY}` },
    body: {
      model: 'gpt-6-luna',
      messages: [
        { role: 'system', content: question.system ?? 'You adapt articles.' },
        { role: 'user', content: chatParts(question) },
      ],
      response_format: format(question.schema ?? SCHEMA),
      max_completion_tokens: question.maxTokens ?? 4000,
    },
  }),
  anthropic: ({ user, system, schema = SCHEMA, maxTokens = 4000, image }) => ({
    path: '/v1/messages',
    headers: { 'x-api-key': KEY, 'anthropic-version': '2023-06-01' },
    body: {
      model: 'claude-haiku-5-5',
      max_tokens: maxTokens,
      system: system ?? 'You adapt articles.',
      messages: [
        {
          role: 'user',
          content: [
            ...(image
              ? [
                  {
                    type: 'image',
                    source: { type: 'base64', media_type: 'image/png', data: image },
                  },
                ]
              : []),
            { type: 'text', text: user },
          ],
        },
      ],
      output_config: { effort: 'low', format: { type: 'json_schema', schema } },
    },
  }),
  cohere: (question) => ({
    path: '/v2/chat',
    headers: { authorization: `Bearer ${KEY}` },
    body: {
      model: 'command-r7b-12-2024',
      stream: false,
      max_tokens: question.maxTokens ?? 4000,
      messages: [
        { role: 'system', content: question.system ?? 'You adapt articles.' },
        { role: 'user', content: chatParts(question) },
      ],
      response_format: { type: 'json_object', json_schema: question.schema ?? SCHEMA },
    },
  }),
  compatible: (question) => ({
    path: '/v1/chat/completions',
    headers: {},
    body: {
      model: 'llama3.2',
      messages: [
        { role: 'system', content: question.system ?? 'You adapt articles.' },
        { role: 'user', content: question.image ? chatParts(question) : question.user },
      ],
      response_format: format(question.schema ?? SCHEMA),
      max_tokens: question.maxTokens ?? 4000,
    },
  }),
};

export interface Sent {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export type CallName = keyof typeof CALLS;

export const vendorOf = (name: CallName): SandboxVendorId =>
  name === 'openai-chat' ? 'openai' : name;

export interface Change {
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  path?: string;
  signal?: AbortSignal;
}

/** Sends a request in order, or changed by what is named; `undefined` takes a field away. */
export const send = async (
  sandbox: Sandbox,
  name: CallName,
  {
    question = { user: messageOf(TASK) },
    change = {},
  }: { question?: Question; change?: Change } = {}
): Promise<Sent> => {
  const call = CALLS[name](question);
  const { path = call.path, signal } = change;
  const response = await fetch(sandbox.vendorUrls[vendorOf(name)] + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...call.headers, ...change.headers },
    body: JSON.stringify({ ...call.body, ...change.body }),
    signal,
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const json = (isJson ? JSON.parse(text) : {}) as Sent['json'];
  return { status: response.status, headers: response.headers, text, json };
};

/** The words of the model, wherever a vendor puts them. */
const WORDS: Record<CallName, (json: never) => string> = {
  gemini: (json: { candidates: { content: { parts: { text: string; thought?: true }[] } }[] }) =>
    (json.candidates[0]?.content.parts ?? [])
      .filter(({ thought }) => !thought)
      .map(({ text }) => text)
      .join(''),
  openai: (json: { output: { type: string; content?: { text: string }[] }[] }) =>
    json.output.find(({ type }) => type === 'message')?.content?.[0]?.text ?? '',
  'openai-chat': (json: { choices: { message: { content: string } }[] }) =>
    json.choices[0]?.message.content ?? '',
  anthropic: (json: { content: { type: string; text: string }[] }) =>
    json.content.find(({ type }) => type === 'text')?.text ?? '',
  cohere: (json: { message: { content: { type: string; text: string }[] } }) =>
    json.message.content.find(({ type }) => type === 'text')?.text ?? '',
  compatible: (json: { choices: { message: { content: string } }[] }) =>
    json.choices[0]?.message.content ?? '',
};

export const wordsOf = (name: CallName, { json }: Sent): string => WORDS[name](json as never);

export const answerOf = (name: CallName, sent: Sent): Answered =>
  JSON.parse(wordsOf(name, sent)) as Answered;

export const pngOf = async (width: number, height: number): Promise<string> => {
  const create = { width, height, channels: 3, background: '#336699' } as const;
  return (await sharp({ create }).png().toBuffer()).toString('base64');
};

export const act = (
  sandbox: Sandbox,
  vendor: SandboxVendorId,
  [action, input]: readonly [string, Record<string, unknown>]
): unknown => sandbox.vendors[vendor].actions[action]?.(input);

export const script = (
  sandbox: Sandbox,
  vendor: SandboxVendorId,
  input: Record<string, unknown>
): unknown => act(sandbox, vendor, ['script', input]);

export { startSandbox };
