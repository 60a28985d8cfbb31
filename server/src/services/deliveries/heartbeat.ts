import { LeaseLostError } from './lease';

/**
 * Keeps a lease alive while its worker lives. When the lease is lost, the signal fires and the
 * work stops at its next step.
 *
 * @param renew extends the lease; throws {@link LeaseLostError} when it is gone
 * @param leaseMs how long a lease lasts, ms; it is renewed three times as often
 */
export const startHeartbeat = (
  renew: (leaseUntil: Date) => Promise<void>,
  leaseMs: number
): { signal: AbortSignal; stop(): void } => {
  const controller = new AbortController();
  const beat = async (): Promise<void> => {
    try {
      await renew(new Date(Date.now() + leaseMs));
    } catch (error) {
      // A database hiccup is not the end of a lease; the next beat tries again.
      if (error instanceof LeaseLostError) controller.abort(error);
    }
  };
  const timer = setInterval(() => void beat(), leaseMs / 3);
  timer.unref();
  return { signal: controller.signal, stop: () => clearInterval(timer) };
};
