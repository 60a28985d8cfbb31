import { errors } from '@strapi/utils';

/** Why something was not decided: it is not what the person saw, or there is nothing to decide. */
export type DecisionCode = 'APPROVAL_CHANGED' | 'APPROVAL_OVER';

/** What waits is not what the person saw. */
export const changedError = (message: string = CHANGED): Error =>
  refusal('APPROVAL_CHANGED', message);

/** There is nothing left to decide. @param message who was faster, or what became of it */
export const overError = (message: string): Error => refusal('APPROVAL_OVER', message);

/** Null: it is another kind of error. */
export const decisionCodeOf = (error: unknown): DecisionCode | null => {
  if (!(error instanceof errors.ApplicationError)) return null;
  const { code } = (error.details ?? {}) as { code?: unknown };
  return CODES.find((known) => known === code) ?? null;
};

const CODES: readonly DecisionCode[] = ['APPROVAL_CHANGED', 'APPROVAL_OVER'];

const refusal = (code: DecisionCode, message: string): Error =>
  new errors.ApplicationError(message, { code });

const CHANGED =
  'What waits here was changed since you looked at it. Reload, look at the posts again, and then decide.';
