import type { HttpClient } from '../../platforms/contract';
import type {
  LlmCallOptions,
  LlmEnvironment,
  LlmProvider,
  LlmProviderSettings,
  LlmRequest,
} from '../contract';
import { withinTime } from './call/time-limit';
import { problemOfError } from './problems/by-error';
import { failureOf } from './problems/failure-of';
import type { Reading, Vendor } from './vendor';

/** Answers have some kilobytes; one that has more is none. */
const MAX_RESPONSE_BYTES = 2 * 1024 * 1024;

/** Every key of every vendor is made of these; anything else came along when it was copied. */
const KEY_SHAPE = /^[\x21-\x7e]+$/;

/** A provider of this vendor. It asks once, within its time, and says what became of it. */
export const createProvider = (
  vendor: Vendor,
  settings: LlmProviderSettings,
  environment: LlmEnvironment
): LlmProvider => ({
  id: vendor.id,
  label: vendor.label,
  model: settings.model,
  generate: async (request, options) => {
    const reading = await ask({ vendor, settings, environment, request, options });
    if (!reading.ok) throw failureOf(reading.problem, { vendor, settings, request });
    const { text, usage, requestId, model } = reading;
    return { text, usage, requestId, model: model ?? settings.model };
  },
});

interface Asking {
  vendor: Vendor;
  settings: LlmProviderSettings;
  environment: LlmEnvironment;
  request: LlmRequest;
  options: LlmCallOptions;
}

const ask = async (asking: Asking): Promise<Reading> => {
  const { vendor, settings } = asking;
  const { apiKey } = settings;
  if (apiKey === null && vendor.needsKey) return { ok: false, problem: { code: 'KEY_MISSING' } };
  if (apiKey !== null && !KEY_SHAPE.test(apiKey)) {
    return { ok: false, problem: { code: 'KEY_MALFORMED' } };
  }
  const sent = await send(asking).catch((error: unknown) => problemOfError(error));
  if ('code' in sent) return { ok: false, problem: sent };
  const isSuccess = sent.status >= 200 && sent.status < 300;
  return isSuccess ? vendor.read(sent) : { ok: false, problem: vendor.problemOf(sent) };
};

const send = ({ vendor, settings, environment, request, options }: Asking) =>
  withinTime(options, (signal) => {
    const http: HttpClient = (asked) =>
      environment.http({
        ...asked,
        signal,
        timeoutMs: options.timeoutMs,
        maxResponseBytes: MAX_RESPONSE_BYTES,
      });
    return vendor.send({ request, settings, http, signal });
  });
