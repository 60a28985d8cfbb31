import type { JsonObject } from '../schema/json-schema';
import type { Asked } from './asked';
import type { Generation } from './generation';
import type { Knobs } from './knobs';
import type { Refusal } from './refusal';

/** One model of a vendor. */
export interface ModelFacts {
  id: string;
  seesImages: boolean;
  /** It answers 404 from then on; left out: it stays. ISO date. */
  retiredOn?: string;
  /** Refuses temperature and the like. @default false */
  refusesSampling?: boolean;
  /** Knows an effort of thinking. @default false */
  hasEffort?: boolean;
  /** Tokens beside what others count. @default 1 */
  tokenFactor?: number;
  /** @default 64000 */
  maxOutputTokens?: number;
}

/** An answer over HTTP; a text is sent as a page. */
export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/** A request as it came, its JSON read. */
export interface Incoming {
  headers: Headers;
  /** Path without the query. */
  path: string;
  body: JsonObject;
  knobs: Knobs;
  /** The model of that name. @throws {Refusal} */
  modelNamed(name: string): ModelFacts;
}

export interface Rendering {
  asked: Asked;
  generation: Generation;
  requestId: string;
  /** Epoch ms. */
  now: number;
}

export interface Endpoint {
  /** Name for faults and books. */
  operation: string;
  /** As Hono matches it. */
  path: string;
  /** Checks a request as the vendor does. @throws {Refusal} */
  read(incoming: Incoming): Promise<Asked>;
  /** The vendor's answer of success. */
  render(rendering: Rendering): unknown;
}

/** How one vendor speaks; everything else is the same for all. */
export interface Dialect {
  id: string;
  label: string;
  models: readonly ModelFacts[];
  endpoints: readonly Endpoint[];
  /** False: it answers whoever asks without a key. */
  needsKey: boolean;
  keyOf(headers: Headers, query: URLSearchParams): string | null;
  /** What has to be right before the body is looked at. @throws {Refusal} */
  checkHeaders?(headers: Headers): void;
  /** A filter on the question is a refusal, and not a success without an answer. @default false */
  refusesBlockedPrompts?: boolean;
  maxBodyBytes: number;
  newRequestId(token: (length: number) => string): string;
  /** Of every answer. */
  headersOf(requestId: string): Readonly<Record<string, string>>;
  refuse(refusal: Refusal, requestId: string): Reply;
  imageTokens(image: Asked['images'][number]): number;
}
