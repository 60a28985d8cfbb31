import type { HealthView, WorkerView } from '../../../../contracts/health';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

type Queue = HealthView['queue'];

interface QueueStatePresentation {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

export const QUEUE_STATES: Record<Queue['state'], QueueStatePresentation> = {
  running: { messageId: 'queue.running', icon: 'check', tone: 'success' },
  starting: { messageId: 'queue.starting', icon: 'spinner', tone: 'primary' },
  stopped: { messageId: 'queue.stopped', icon: 'minus', tone: 'neutral' },
  unreachable: { messageId: 'queue.unreachable', icon: 'cross', tone: 'danger' },
};

export const QUEUE_BACKENDS: Record<Queue['backend'], MessageId> = {
  embedded: 'queue.embedded',
  redis: 'queue.redis',
  postgres: 'queue.postgres',
};

/** Every restart leaves a row behind; this many of those that are gone are enough. */
const SHOWN_STOPPED = 3;

/** All workers that are there, then the last few that are gone. */
export const shownWorkers = (workers: readonly WorkerView[]): WorkerView[] => [
  ...workers.filter(({ isAlive }) => isAlive),
  ...workers.filter(({ isAlive }) => !isAlive).slice(0, SHOWN_STOPPED),
];
