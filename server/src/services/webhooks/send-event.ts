import type { WebhookTry } from '../../../../contracts/webhooks';
import { TransportError, type HttpClient, type HttpResponse } from '../../platforms/contract';
import { retryAfterMs } from '../../platforms/waits/retry-after';
import { redactText } from '../audit/redact';
import { systemClock } from '../environment';

import { signatureHeaders, type Signed } from './webhook-secret';

/** Receivers answer first and work then: what takes longer is taken for lost, ms. */
const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 256 * 1024;
const EXCERPT_LENGTH = 500;
/** Shorter values are no secrets, and would be found in the middle of other words. */
const MIN_SECRET_LENGTH = 6;

export interface Sending {
  url: string;
  event: Signed;
  secrets: readonly string[];
}

/** What came of one request. */
export interface SendResult {
  try: WebhookTry;
  /** What the receiver asked for; null: nothing. */
  retryAfterMs: number | null;
  /** It said that there is nobody any more (410). */
  isGone: boolean;
}

/** Sends one event once. Never throws for what the receiver or the network does. */
export const sendEvent = async (http: HttpClient, sending: Sending): Promise<SendResult> => {
  const { url, event, secrets } = sending;
  const startedAt = systemClock.now();
  const tryOf = (outcome: Pick<WebhookTry, 'status' | 'problem' | 'answer'>): WebhookTry => ({
    at: new Date(startedAt).toISOString(),
    ms: Math.max(0, systemClock.now() - startedAt),
    ...outcome,
  });
  try {
    const response = await http({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders(event, secrets, startedAt),
      },
      body: { kind: 'bytes', bytes: Buffer.from(event.body) },
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_ANSWER_BYTES,
    });
    const { status, headers } = response;
    const outcome = { status, problem: problemOf(status), answer: excerptOf(response, sending) };
    return {
      try: tryOf(outcome),
      retryAfterMs: retryAfterMs(headers['retry-after'], systemClock.now()),
      isGone: status === 410,
    };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    const outcome = { status: null, problem: error.message, answer: null };
    return { try: tryOf(outcome), retryAfterMs: null, isGone: false };
  }
};

/** Null: it arrived. */
const problemOf = (status: number): string | null => {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) {
    return `The address answered with a redirect (${status}), which is not followed. Enter the address that it leads to.`;
  }
  if (status === 410) return 'The address answered that nobody wants these events any more (410).';
  return `The address answered with ${status} instead of a status from 200 to 299.`;
};

/** The beginning of the answer, without what must not be read: receivers repeat what they were sent. */
const excerptOf = ({ text }: HttpResponse, { url, secrets }: Sending): string | null => {
  const values = [...new URL(url).searchParams.values(), ...secrets].filter(
    (value) => value.length >= MIN_SECRET_LENGTH
  );
  const clean = values
    .flatMap((value) => [value, encodeURIComponent(value)])
    .reduce((all, value) => all.replaceAll(value, '[redacted]'), text);
  return redactText(clean).trim().slice(0, EXCERPT_LENGTH) || null;
};
