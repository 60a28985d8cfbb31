import type { JsonSchema } from '../schema/json-schema';

/** A picture that came along. */
export interface AskedImage {
  /** Pixels. */
  width: number;
  height: number;
  /** OpenAI's `detail`; `auto` where a vendor has none. */
  detail: 'low' | 'high' | 'auto';
}

/** A request of any vendor, once it was found to be in order. */
export interface Asked {
  model: string;
  system: string;
  /** All words of the user. */
  user: string;
  images: readonly AskedImage[];
  /** What the answer has to look like; null: any text. */
  schema: JsonSchema | null;
  /** Thinking included; null: no limit. */
  maxOutputTokens: number | null;
  /** What the model thinks before it answers. */
  thoughtTokens: number;
}
