import type { ProblemCode } from './problem';

/** What a message speaks of. Nothing of it holds a key or a piece of the question. */
export interface About {
  /** The vendor, as it stands in a sentence. */
  name: string;
  model: string;
  status: number | null;
  retryAfterMs: number | null;
  /** In brackets with a space before it, or nothing. */
  reason: string;
  /** The vendor's words, in quotes with a space before them, or nothing. */
  said: string;
}

const SETTINGS = 'under Settings, AI';

/** What happened and what to do next. The first letter is made a capital one afterwards. */
export const PROBLEM_WORDS: Record<ProblemCode, (about: About) => string> = {
  TIMEOUT: ({ name }) =>
    `${name} did not answer in time. Try again; if it stays slow, choose a faster model ${SETTINGS}.`,
  UNREACHABLE: ({ name, reason }) =>
    `${name} could not be reached${reason}. Check this server's network, and the address ${SETTINGS}.`,
  CONNECTION_LOST: ({ name, reason }) =>
    `${name} broke the connection before its answer was there${reason}. Try again.`,
  ANSWER_CUT: ({ name }) => `${name} sent an answer that was cut off or far too long. Try again.`,
  OVERLOADED: ({ name }) => `${name} is overloaded at the moment. Try again in a few minutes.`,
  VENDOR_TIMEOUT: ({ name }) =>
    `${name} gave up because the answer took too long. Try again in a few minutes.`,
  VENDOR_ERROR: ({ name, status, reason }) =>
    `${name} has a problem of its own${reason || (status ? ` (status ${status})` : '')}. ` +
    'Try again in a few minutes.',
  RATE_LIMITED: ({ name, retryAfterMs }) =>
    `${name} was asked too often in a short time and wants a pause${pause(retryAfterMs)}. ` +
    'Try again later, or get a higher rate limit there.',
  QUOTA_SPENT: ({ name }) =>
    `the key has used up its allowance at ${name} for this day or month. ` +
    'Wait until it begins anew, or move to a larger plan there.',
  OUT_OF_CREDIT: ({ name }) =>
    `the account at ${name} is out of credit. Add credit there; then test the provider ${SETTINGS}.`,
  KEY_MISSING: ({ name }) => `${name} has no key yet. Enter one ${SETTINGS}.`,
  KEY_MALFORMED: ({ name }) =>
    `the key for ${name} has characters in it that no key has. Paste it again ${SETTINGS}.`,
  KEY_REFUSED: ({ name }) =>
    `${name} does not accept the key. Make a new one there and enter it ${SETTINGS}.`,
  NOT_ALLOWED: ({ name, model, said }) =>
    `${name} does not let this key use the model “${model}”${said}. ` +
    `Check the key's rights there, or choose another model ${SETTINGS}.`,
  REGION_REFUSED: ({ name, said }) =>
    `${name} does not serve this account from where this server stands${said}. ` +
    `Turn on billing there, or choose another provider ${SETTINGS}.`,
  MODEL_RETIRED: ({ name, model }) =>
    `${name} does not know the model “${model}” any more: choose another one ${SETTINGS}.`,
  ADDRESS_WRONG: ({ name }) =>
    `at the address of ${name} nothing answers as it should. Correct the address ${SETTINGS}.`,
  ADDRESS_BLOCKED: ({ name }) =>
    `the address of ${name} is in a private network. Set http.allowPrivateHosts to true in the ` +
    `plugin's config if this is meant, or correct the address ${SETTINGS}.`,
  REDIRECTED: ({ name }) =>
    `the address of ${name} sends us to another one, and a key follows no such signs. ` +
    `Enter the final address ${SETTINGS}.`,
  REQUEST_REFUSED: ({ name, model, said }) =>
    `${name} refused the question as invalid${said}. ` +
    `The model “${model}” may not support what is asked of it: choose another one ${SETTINGS}.`,
  REQUEST_TOO_LARGE: ({ name }) =>
    `the text with its pictures is too large for ${name}. Shorten it, or share fewer pictures.`,
  REQUEST_NOT_MADE: ({ name }) =>
    `the question to ${name} could not be sent. Check the model and the address ${SETTINGS}.`,
  PROMPT_BLOCKED: ({ name, reason }) =>
    `${name} does not accept the text for its content${reason}. ` +
    'Write this post yourself, or change the text.',
  ANSWER_BLOCKED: ({ name, reason }) =>
    `${name} withheld its answer for its content${reason}. ` +
    'Write this post yourself, or change the text.',
  REFUSED: ({ name, reason }) =>
    `${name} declined to write about this text${reason}. ` +
    'Write this post yourself, or change the text.',
  TRUNCATED: ({ name, model }) =>
    `the answer of ${name} ran out of tokens before its end. ` +
    `Choose fewer targets at once, or a model that thinks less than “${model}” ${SETTINGS}.`,
  EMPTY_ANSWER: ({ name, model }) =>
    `${name} answered without a word. Try again, or choose another model than “${model}” ${SETTINGS}.`,
  NOT_THE_API: ({ name }) =>
    `what came from the address of ${name} is not an answer of its API. ` +
    `Check the address ${SETTINGS}.`,
  UNEXPECTED_STOP: ({ name, model, reason }) =>
    `${name} stopped without finishing its answer${reason}. ` +
    `Try again, or choose another model than “${model}” ${SETTINGS}.`,
  CONTEXT_FULL: ({ name, model }) =>
    `the text is longer than the model “${model}” of ${name} can take. ` +
    `Choose a model that takes more ${SETTINGS}.`,
  PICTURE_REFUSED: ({ name, model, said }) =>
    `${name} cannot use a picture of this text${said}. ` +
    `Replace the picture, or choose a model that sees instead of “${model}” ${SETTINGS}.`,
  ABORTED: ({ name }) => `nobody waited for the answer of ${name} any more.`,
};

const pause = (waitMs: number | null): string =>
  waitMs === null ? '' : ` of ${Math.max(1, Math.ceil(waitMs / 1000))} s`;
