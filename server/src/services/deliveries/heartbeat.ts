import { LeaseLostError, type DeliveryRepository, type Lease } from './delivery-repository';

/**
 * Keeps a lease alive while its worker lives. When the lease is lost, the signal fires and the
 * work stops at its next step.
 */
export const startHeartbeat = (
  repository: DeliveryRepository,
  lease: Lease,
  leaseMs: number
): { signal: AbortSignal; stop(): void } => {
  const controller = new AbortController();
  const beat = async (): Promise<void> => {
    try {
      await repository.write(lease, { leaseUntil: new Date(Date.now() + leaseMs) });
    } catch (error) {
      // A database hiccup is not the end of a lease; the next beat tries again.
      if (error instanceof LeaseLostError) controller.abort(error);
    }
  };
  const timer = setInterval(() => void beat(), leaseMs / 3);
  timer.unref();
  return { signal: controller.signal, stop: () => clearInterval(timer) };
};
