import type { ScheduleView } from '../../../contracts/schedules';
import { useText } from '../translations/use-text';
import { useWhenText } from '../when/use-when-text';
import { plannedTitle, timesLeft } from './planned-words';

/** What is planned, and when it comes next, in words. */
export const usePlannedText = (): ((schedule: ScheduleView) => {
  title: string;
  detail: string | null;
}) => {
  const t = useText();
  const words = useWhenText();
  return (schedule) => {
    const { id, count } = plannedTitle(schedule);
    const { dueAt, zone, targetIds, note, state } = schedule;
    const left = timesLeft(schedule);
    const details = [
      schedule.kind === 'on_publish' && targetIds !== null
        ? t('planned.targets', { count: targetIds.length })
        : null,
      state === 'paused' ? t('planned.paused') : null,
      dueAt ? t('planned.next', { time: words.instant(Date.parse(dueAt), zone) }) : null,
      left === null ? null : t('planned.left', { count: left }),
      note,
    ].filter((detail) => detail !== null);
    return { title: t(id, { count }), detail: details.join(' · ') || null };
  };
};
