import type { HttpClient, HttpResponse } from '../../platforms/contract';
import type { LlmProviderId, LlmProviderSettings, LlmRequest, LlmUsage } from '../contract';
import type { Problem } from './problems/problem';

/** A question on its way. */
export interface Question {
  request: LlmRequest;
  settings: LlmProviderSettings;
  /** Ends by itself when the time is up, and reads no more than an answer may have. */
  http: HttpClient;
  /** For libraries that want to know as well. */
  signal: AbortSignal;
}

/** What is in an answer with a status of success. */
export type Reading =
  | {
      ok: true;
      text: string;
      usage: LlmUsage | null;
      requestId: string | null;
      /** Null: it does not say. */
      model: string | null;
    }
  | { ok: false; problem: Problem };

/** How one vendor is asked and understood. What all have in common is in `create-provider`. */
export interface Vendor {
  id: LlmProviderId;
  label: string;
  /** As it stands in a sentence. */
  name: string;
  needsKey: boolean;
  /** Asks. @returns the answer of any status @throws {TransportError} there was none */
  send(this: void, question: Question): Promise<HttpResponse>;
  read(this: void, response: HttpResponse): Reading;
  /** What an answer without success means at this vendor. */
  problemOf(this: void, response: HttpResponse): Problem;
}
