import { Button, Flex, Typography } from '@strapi/design-system';

import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { FloatingNote } from './FloatingNote';
import type { AtWhen } from './planned-when';
import type { MoveOutcome } from './use-moves';
import { useWallWords } from './use-wall-words';

interface MoveNoteProps {
  outcome: MoveOutcome;
  onMove: (when: AtWhen, isUndone: boolean) => void;
  onDismiss: () => void;
}

/** What came of a move: it can be undone, or why it is not, and what could be chosen instead. */
export const MoveNote = ({ outcome, onMove, onDismiss }: MoveNoteProps) => {
  const t = useText();
  const words = useWallWords();
  const title = outcome.item.entryTitle ?? t('calendar.untitled');
  if (outcome.kind === 'saving') {
    const time = words.moment(outcome.wallTime);
    return (
      <FloatingNote role="status">
        <StateText icon="spinner" tone="primary">
          {t('calendar.move.saving', { title, time })}
        </StateText>
      </FloatingNote>
    );
  }
  const isRefused = outcome.kind === 'refused';
  return (
    <FloatingNote role={isRefused ? 'alert' : 'status'}>
      {outcome.kind === 'refused' ? (
        <>
          <StateText icon="cross" tone="danger">
            {t('calendar.move.refused', { title })}
          </StateText>
          <Typography variant="pi" textColor="neutral800" dir="auto">
            {outcome.reason}
          </Typography>
        </>
      ) : (
        <>
          <StateText icon="check" tone="success">
            {t(outcome.isUndone ? 'calendar.move.undone' : 'calendar.move.done', {
              title,
              time: words.moment(outcome.wallTime),
            })}
          </StateText>
          {outcome.toApprove > 0 ? (
            <StateText icon="pause" tone="warning">
              {t('calendar.move.toApprove', { count: outcome.toApprove })}
            </StateText>
          ) : null}
          {outcome.stayed.map((reason) => (
            <Typography key={reason} variant="pi" textColor="neutral800" dir="auto">
              {t('calendar.move.stayed', { reason })}
            </Typography>
          ))}
        </>
      )}
      <Flex gap={2} wrap="wrap">
        {outcome.kind === 'moved' && !outcome.isUndone ? (
          <Button size="S" variant="secondary" onClick={() => onMove(outcome.before, true)}>
            {t('calendar.move.undo')}
          </Button>
        ) : null}
        {outcome.kind === 'refused'
          ? outcome.choices.map(({ kind, when }) => (
              <Button
                key={`${kind}${when.wallTime}`}
                size="S"
                variant="secondary"
                onClick={() => onMove(when, false)}
              >
                {kind === 'time'
                  ? words.moment(when.wallTime)
                  : t(kind === 'first' ? 'calendar.move.first' : 'calendar.move.second', {
                      time: words.clock(when.wallTime),
                    })}
              </Button>
            ))
          : null}
        <Button size="S" variant="tertiary" onClick={onDismiss}>
          {t('calendar.close')}
        </Button>
      </Flex>
    </FloatingNote>
  );
};
