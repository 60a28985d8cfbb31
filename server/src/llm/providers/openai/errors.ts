import type { HttpResponse } from '../../../platforms/contract';
import { problemAs, problemByStatus } from '../problems/by-status';
import type { Problem, ProblemCode } from '../problems/problem';
import { fieldsOf, textOf } from '../reading/wire';

export interface OpenAiError {
  /** `insufficient_quota`; also what it calls the type where there is no code. */
  code: string;
  message: string;
  /** Null: inside an answer of success. */
  status: number | null;
}

interface Row {
  codes: RegExp;
  problem: ProblemCode;
}

/** Codes that tell more than the status they come with. */
const ROWS: readonly Row[] = [
  { codes: /^insufficient_quota$|^billing_/, problem: 'OUT_OF_CREDIT' },
  { codes: /^model_not_found$/, problem: 'MODEL_RETIRED' },
  { codes: /^invalid_api_key$/, problem: 'KEY_REFUSED' },
  { codes: /^unsupported_country/, problem: 'REGION_REFUSED' },
  { codes: /^context_length_exceeded$/, problem: 'CONTEXT_FULL' },
  { codes: /^invalid_prompt$|content_policy|^content_filter$/, problem: 'PROMPT_BLOCKED' },
];

/** Null: the status tells all. */
export const codeOfOpenAi = ({ code, message, status }: OpenAiError): ProblemCode | null => {
  const row = ROWS.find(({ codes }) => codes.test(code));
  if (row) return row.problem;
  // The day's allowance is a rate limit like another; only the sentence says which one it is.
  return status === 429 && /per day|\b[RT]PD\b|usage limit/i.test(message) ? 'QUOTA_SPENT' : null;
};

export const openAiProblemOf = (response: HttpResponse): Problem => {
  const error = fieldsOf(fieldsOf(response.json).error);
  const message = textOf(error.message);
  const said = { message, requestId: response.headers['x-request-id'] ?? null };
  const known = codeOfOpenAi({
    code: textOf(error.code) ?? textOf(error.type) ?? '',
    message: message ?? '',
    status: response.status,
  });
  return known ? problemAs(known, response, said) : problemByStatus(response, said);
};
