import type { PlatformSandbox, World } from '../kernel/platform-sandbox';

/** What a vendor bills, in its own tokens. */
export interface TokenUsage {
  /** All that went in, the cached part too. */
  inputTokens: number;
  cachedTokens: number;
  /** The answer without what was thought before it. */
  answerTokens: number;
  thoughtTokens: number;
}

/** One call as the vendor's own books have it. It never holds a key. */
export interface VendorCall {
  /** From 1 on. */
  number: number;
  /** Epoch ms. */
  at: number;
  /** `generate-content`, `messages`, … */
  operation: string;
  /** Null: the request named none that could be read. */
  model: string | null;
  status: number;
  /** What was done: the kind of a behaviour, or `refused`. */
  what: string;
  /** The vendor's reason of a refusal; null: none. */
  problem: string | null;
  /** Null: nothing is billed. */
  usage: TokenUsage | null;
  images: number;
  /** How long it was made to wait, ms. */
  latencyMs: number;
  requestId: string;
}

/** One vendor of language models: its API, and at `GET /` its books as a page. */
export interface VendorSandbox extends PlatformSandbox {
  /** Of all times; {@link calls} forgets the oldest. */
  callCount(): number;
  /** The latest ones, oldest first. */
  calls(): readonly VendorCall[];
}

export type VendorSandboxFactory = (world: World) => VendorSandbox;
