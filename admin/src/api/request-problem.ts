/** What went wrong with a request, ready to be shown. */
export interface RequestProblem {
  /** The server's sentence; null when no answer came. */
  message: string | null;
  /** The server's sentence for each field that it named. */
  fields: Record<string, string>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The server names fields in `details.errors[{ path, message }]`. */
const fieldsOf = (details: unknown): Record<string, string> => {
  const errors: unknown = isRecord(details) ? details['errors'] : null;
  if (!Array.isArray(errors)) return {};
  const named = errors.flatMap((error: unknown): [string, string][] => {
    if (!isRecord(error) || !Array.isArray(error['path'])) return [];
    const name = error['path'].map(String).join('.');
    return name && typeof error['message'] === 'string' ? [[name, error['message']]] : [];
  });
  return Object.fromEntries(named);
};

/**
 * Reads the error of an RTK hook. Only answers of the server carry a status; without one the
 * message is the browser's ("Failed to fetch") and helps nobody.
 */
export const requestProblemOf = (error: unknown): RequestProblem => {
  if (!isRecord(error) || typeof error['status'] !== 'number') return { message: null, fields: {} };
  const message = typeof error['message'] === 'string' ? error['message'].trim() : '';
  return { message: message || null, fields: fieldsOf(error['details']) };
};
