import { requestProblemOf } from '../../../api/request-problem';

/** Why the accounts cannot be shown, and with it what can be done. */
export interface ChoiceProblem {
  /** `over`: made or too old. `forbidden`: not for this person. `failed`: worth another try. */
  kind: 'over' | 'forbidden' | 'failed';
  /** The server's sentence; null when no answer came. */
  message: string | null;
}

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : null;

/** Reads the error of an RTK hook of the choice. */
export const choiceProblemOf = (error: unknown): ChoiceProblem => {
  const { message } = requestProblemOf(error);
  switch (statusOf(error)) {
    case 404:
      return { kind: 'over', message };
    case 403:
      return { kind: 'forbidden', message };
    default:
      return { kind: 'failed', message };
  }
};
