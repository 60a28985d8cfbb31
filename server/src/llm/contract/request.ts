/**
 * What all vendors understand of JSON Schema: an object at the root, every property required,
 * nothing additional, no lengths, patterns or numbers' bounds. Those are checked after parsing.
 * Source: reference of the vendors' structured outputs, 2026-11-22.
 */
export type LlmSchema =
  | {
      type: 'object';
      properties: Readonly<Record<string, LlmSchema>>;
      required: readonly string[];
      additionalProperties: false;
      description?: string;
    }
  | { type: 'array'; items: LlmSchema; description?: string }
  | { type: 'string'; enum?: readonly string[]; description?: string }
  | { type: 'integer' | 'boolean'; description?: string };

/** A picture that goes along, never by its address: JPEG or PNG of at most some 1 MB. */
export interface LlmImage {
  mimeType: 'image/jpeg' | 'image/png' | 'image/webp';
  base64: string;
}

/** One question to a vendor. Nothing of it says how warm or random: vendors refuse that by now. */
export interface LlmRequest {
  /** What the model is to do; never holds words of an entry. */
  system: string;
  /** The task with its data, in delimiters. */
  user: string;
  images: readonly LlmImage[];
  /** Letters, digits, `_` and `-`, at most 64. */
  schemaName: string;
  schema: LlmSchema;
  /** Reasoning counts as well, so leave room, at least 2000. */
  maxOutputTokens: number;
}
