import { z } from 'zod';

/** Parts of Chat Completions that servers of one's own share with OpenAI. */

const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({
    type: z.literal('image_url'),
    image_url: z.strictObject({
      url: z.string(),
      detail: z.enum(['low', 'high', 'auto']).optional(),
    }),
  }),
]);

const asParts = (value: unknown): unknown =>
  typeof value === 'string' ? [{ type: 'text', text: value }] : value;

export const chatMessages = z
  .array(
    z.strictObject({
      role: z.enum(['system', 'developer', 'user', 'assistant']),
      content: z.preprocess(asParts, z.array(part)),
      name: z.string().optional(),
    })
  )
  .min(1);

export type ChatMessages = z.output<typeof chatMessages>;

export const chatFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string(),
      schema: z.looseObject({}).optional(),
      strict: z.boolean().nullish(),
      description: z.string().optional(),
    }),
  }),
]);

const isSystem = (role: string): boolean => role === 'system' || role === 'developer';

/** Words of the instructions, and of the rest. */
export const chatWords = (messages: ChatMessages): { system: string; user: string } => {
  const wordsOf = (wanted: boolean) =>
    messages
      .filter(({ role }) => isSystem(role) === wanted)
      .flatMap(({ content }) => content)
      .flatMap((piece) => (piece.type === 'text' ? [piece.text] : []))
      .join('\n');
  return { system: wordsOf(true), user: wordsOf(false) };
};

export interface ChatImage {
  url: string;
  detail?: 'low' | 'high' | 'auto';
  /** Name of the parameter. */
  subject: string;
}

export const chatImages = (messages: ChatMessages): ChatImage[] =>
  messages.flatMap(({ content }, place) =>
    content.flatMap((piece, index) =>
      piece.type === 'image_url'
        ? [{ ...piece.image_url, subject: `messages[${place}].content[${index}].image_url.url` }]
        : []
    )
  );
