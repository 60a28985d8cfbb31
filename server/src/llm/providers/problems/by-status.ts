import type { HttpResponse } from '../../../platforms/contract';
import { waitOf } from '../reading/retry-wait';
import type { Problem, ProblemCode } from './problem';

/** What a vendor's error says, wherever it writes it. */
export interface Said {
  /** Null: not in the form of this vendor's API, a page for instance. */
  message: string | null;
  requestId: string | null;
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'KEY_REFUSED',
  402: 'OUT_OF_CREDIT',
  403: 'NOT_ALLOWED',
  405: 'ADDRESS_WRONG',
  408: 'VENDOR_TIMEOUT',
  413: 'REQUEST_TOO_LARGE',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
  504: 'VENDOR_TIMEOUT',
  529: 'OVERLOADED',
};

const ABOUT_A_PICTURE = /\bimages?\b|image_url|inline_?data|mime ?type/i;

/** Servers that know their API but not the path; who does not know a model names it. */
const ABOUT_THE_PATH = /^not found\.?$|\b(?:url|path|route|endpoint|page)\b/i;

/** What an answer without success means where the vendor says nothing of its own about it. */
export const problemByStatus = (response: HttpResponse, said: Said): Problem => ({
  ...whatever(response, said),
  code: codeOf(response.status, said),
});

/** The same with a code that the vendor's own words tell. */
export const problemAs = (code: ProblemCode, response: HttpResponse, said: Said): Problem => ({
  ...whatever(response, said),
  code,
});

const whatever = (response: HttpResponse, said: Said): Omit<Problem, 'code'> => ({
  status: response.status,
  retryAfterMs: waitOf(response),
  said: said.message,
  requestId: said.requestId,
});

const codeOf = (status: number, { message }: Said): ProblemCode => {
  if (status < 400) return 'REDIRECTED';
  if (status === 404) return isAboutTheModel(message) ? 'MODEL_RETIRED' : 'ADDRESS_WRONG';
  const known = BY_STATUS[status] ?? (status >= 500 ? 'VENDOR_ERROR' : null);
  return known ?? (ABOUT_A_PICTURE.test(message ?? '') ? 'PICTURE_REFUSED' : 'REQUEST_REFUSED');
};

const isAboutTheModel = (message: string | null): boolean =>
  message !== null && (/model/i.test(message) || !ABOUT_THE_PATH.test(message));
