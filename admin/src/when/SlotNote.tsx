import { Flex, Typography } from '@strapi/design-system';

import { useGetSocialFreeSlotsQuery } from '../api/slots-api';
import { useProblemText } from '../api/use-problem-text';
import { Disclosure } from '../components/Disclosure';
import { StateText } from '../components/StateText';
import { presentPlatform } from '../platforms/presentation';
import { useText } from '../translations/use-text';
import { slotLinesOf } from './slot-lines';
import { useWhenText } from './use-when-text';

interface SlotNoteProps {
  targetIds: readonly number[];
  siteId?: number;
}

/** When the next free slots are; one line where they are the same for all. */
export const SlotNote = ({ targetIds, siteId }: SlotNoteProps) => {
  const t = useText();
  const words = useWhenText();
  const problemText = useProblemText();
  const { data, error } = useGetSocialFreeSlotsQuery(
    { targetIds, siteId },
    { skip: targetIds.length === 0, refetchOnMountOrArgChange: true }
  );

  if (targetIds.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('when.slot.nobody')}
      </Typography>
    );
  }
  const { times, reasons } = slotLinesOf(data ?? []);
  const [only] = times;
  const [firstReason, ...otherReasons] = reasons;
  return (
    <Flex role="status" direction="column" alignItems="stretch" gap={1}>
      {error ? (
        <StateText icon="question" tone="warning">
          {problemText(error)}
        </StateText>
      ) : null}
      {times.length === 1 && only ? (
        <Typography variant="pi" textColor="neutral600">
          {words.instant(Date.parse(only.dueAt), only.zone)}
        </Typography>
      ) : (
        times.map(({ dueAt, zone, platforms }) => (
          <Typography key={dueAt} variant="pi" textColor="neutral600">
            {t('when.slot.of', {
              platforms: platforms.map((one) => presentPlatform(one).label).join(', '),
              time: words.instant(Date.parse(dueAt), zone),
            })}
          </Typography>
        ))
      )}
      {firstReason ? (
        <StateText icon="pause" tone="warning">
          {firstReason}
        </StateText>
      ) : null}
      {otherReasons.length > 0 ? (
        <Disclosure label={t('when.slot.more', { count: otherReasons.length })}>
          {otherReasons.map((reason) => (
            <StateText key={reason} icon="pause" tone="warning">
              {reason}
            </StateText>
          ))}
        </Disclosure>
      ) : null}
    </Flex>
  );
};
