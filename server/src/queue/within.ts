/** What was waited for took longer than it may. */
export class TookTooLongError extends Error {
  constructor(limitMs: number) {
    super(`no answer within ${limitMs} ms`);
    this.name = 'TookTooLongError';
  }
}

/**
 * What `promise` gives, unless that takes longer than `limitMs`.
 *
 * @throws {TookTooLongError} what comes later, an error included, is then nobody's business.
 */
export const within = async <T>(limitMs: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLongError(limitMs)), limitMs);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whether `promise` was fulfilled within `limitMs`. Never rejects. */
export const endsWithin = (limitMs: number, promise: Promise<unknown>): Promise<boolean> =>
  within(limitMs, promise).then(
    () => true,
    () => false
  );
