import type { CircuitView, HealthView } from '../../../../contracts/health';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId, MessageValues } from '../../translations/message';

/** The one sentence on top of the Health page. */
export interface Headline {
  messageId: MessageId;
  values: MessageValues;
  /** What `{time}` in the text stands for; null when the text has none. */
  at: string | null;
  icon: StateIcon;
  tone: Tone;
  /** The server's own words, below ours. */
  detail: string | null;
}

const PLAIN = { values: {}, at: null, detail: null } as const;
const DANGER = { ...PLAIN, icon: 'cross', tone: 'danger' } as const;
const WARNING = { ...PLAIN, icon: 'warning', tone: 'warning' } as const;

const queueHeadline = ({ queue, workers }: HealthView): Headline | null => {
  const { state, problem: detail } = queue;
  if (state === 'unreachable') return { ...DANGER, messageId: 'health.unreachable', detail };
  if (state === 'stopped') return { ...DANGER, messageId: 'health.stopped', detail };
  if (state === 'starting') {
    return { ...PLAIN, icon: 'spinner', tone: 'primary', messageId: 'health.starting', detail };
  }
  if (!workers.some(({ isAlive }) => isAlive)) return { ...DANGER, messageId: 'health.noWorker' };
  return null;
};

const circuitHeadline = (circuit: CircuitView): Headline => {
  const { platformLabel: platform, state, retryAt, reason: detail, held } = circuit;
  const values = { platform, count: held };
  return state === 'open'
    ? { ...WARNING, icon: 'pause', messageId: 'health.circuitOpen', values, at: retryAt, detail }
    : { ...WARNING, icon: 'pause', messageId: 'health.circuitTrying', values, detail };
};

/** Not published, and not tried again by themselves. */
export const failuresOf = ({ deliveries }: Pick<HealthView, 'deliveries'>): number =>
  (deliveries['failed'] ?? 0) + (deliveries['missed'] ?? 0);

/** What stands in the way most, with the next step; or that all is well. */
export const headlineOf = (health: HealthView): Headline => {
  const { site, circuits, undecided, outboxProblems } = health;
  const queue = queueHeadline(health);
  if (queue) return queue;
  if (site.paused) {
    return { ...WARNING, icon: 'pause', messageId: 'health.paused', values: { site: site.name } };
  }
  const [circuit] = circuits;
  if (circuit) return circuitHeadline(circuit);
  if (undecided > 0) {
    const values = { count: undecided };
    return { ...WARNING, icon: 'question', messageId: 'health.undecided', values };
  }
  if (outboxProblems.length > 0) {
    return { ...WARNING, messageId: 'health.outbox', values: { count: outboxProblems.length } };
  }
  const failures = failuresOf(health);
  if (failures > 0) {
    return { ...WARNING, messageId: 'health.failures', values: { count: failures } };
  }
  return { ...PLAIN, icon: 'check', tone: 'success', messageId: 'health.well' };
};
