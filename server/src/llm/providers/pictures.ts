import type { LlmImage } from '../contract';

/** As the vendors that follow OpenAI want a picture. */
export const dataUrlOf = ({ mimeType, base64 }: LlmImage): string =>
  `data:${mimeType};base64,${base64}`;
