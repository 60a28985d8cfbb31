import type { Telemetry } from 'bullmq';

/** Whose spans they are. */
const TRACER = 'strapi-plugin-social-distribution';

/**
 * Spans of jobs for the OpenTelemetry SDK that the app has registered; without one they go nowhere.
 * Loaded on demand: most apps do without. A job holds the number of its delivery, so no span says more.
 *
 * @param isTraced as the config asks for it
 */
export const loadTelemetry = async (isTraced: boolean): Promise<Telemetry | undefined> => {
  if (!isTraced) return undefined;
  const { BullMQOtel } = await import('bullmq-otel');
  return new BullMQOtel({ tracerName: TRACER });
};
