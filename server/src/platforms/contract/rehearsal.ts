import type { Account, Credentials } from './account';
import type { HttpRequest, HttpResponse } from './http-client';

/** What a platform needs to answer a publish that is only rehearsed. */
export interface RehearsalStage {
  account: Account;
  /** As the adapter was given them. */
  baseUrls: Readonly<Record<string, string>>;
  /** Epoch ms of the rehearsal; waiting moves it. */
  now(): number;
  /**
   * Stands for an id that only the platform can give. Each call gives another one; the same text
   * never means anything else.
   *
   * @param shape how the platform's ids look, `#` is a digit and `*` a letter or digit:
   * `urn:li:image:***********`
   */
  id(shape: string): string;
}

/**
 * Answers an adapter as its platform would when all goes well, without anybody being called: so a
 * dry run shows the very requests that a publish sends. Kept beside the adapter it answers.
 */
export interface Rehearsal {
  /** Stand-ins that open nothing, in the shape that the adapter reads. */
  credentials(stage: RehearsalStage): Credentials;
  /** @throws {Error} naming the request, when the platform has no such call */
  answer(request: HttpRequest, stage: RehearsalStage): HttpResponse;
  /** Whether a request that is no GET only asks, and so makes nothing visible. @default none does */
  isQuestion?(request: HttpRequest): boolean;
}

/**
 * What is called, as a rehearsal tells calls apart: `POST /2/tweets`.
 *
 * @param baseUrl without trailing slash; it may have a path of its own, which is left out
 */
export const callBelow = ({ method, url }: HttpRequest, baseUrl: string): string => {
  const below = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const { pathname } = new URL(url);
  return `${method} ${pathname.startsWith(`${below}/`) ? pathname.slice(below.length) : pathname}`;
};

/** The JSON object in a request; empty for everything else. */
export const sentJson = ({ body }: HttpRequest): Readonly<Record<string, unknown>> =>
  body?.kind === 'json' && typeof body.value === 'object' && body.value !== null
    ? { ...body.value }
    : {};

/** An answer with a JSON body. */
export const jsonAnswer = (
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}
): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: JSON.stringify(value),
  json: value,
});

/** An answer without a body. */
export const emptyAnswer = (
  status: number,
  headers: Readonly<Record<string, string>> = {}
): HttpResponse => ({ status, headers, text: '', json: undefined });

/** For {@link Rehearsal.answer}: no such call is known. */
export const unknownCall = ({ method, url }: HttpRequest): Error =>
  new Error(`The rehearsal has no answer to ${method} ${new URL(url).pathname}.`);
