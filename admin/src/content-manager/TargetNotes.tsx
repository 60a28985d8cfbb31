import { Flex, Typography } from '@strapi/design-system';

import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import type { ComposerRow } from './composer-state';

/** What else is to be known about a target, below its text. */
export const TargetNotes = ({ id, row }: { id: string; row: ComposerRow }) => {
  const t = useText();
  const { target, isChosen, isTooLong, isEmpty, count } = row;
  const extras = [
    target.hasCard ? t('target.card') : null,
    target.mediaCount > 0 ? t('target.media', { count: target.mediaCount }) : null,
  ].filter((extra) => extra !== null);

  return (
    <Flex id={id} direction="column" alignItems="flex-start" gap={1}>
      {isChosen && isTooLong && count !== null ? (
        <StateText icon="cross" tone="danger">
          {t('target.tooLong', { over: count - target.limit, platform: target.platformLabel })}
        </StateText>
      ) : null}
      {isChosen && isEmpty ? (
        <StateText icon="cross" tone="danger">
          {t('target.empty')}
        </StateText>
      ) : null}
      {target.problem ? (
        <StateText icon="pause" tone="warning">
          {target.problem}
        </StateText>
      ) : null}
      {target.isDone ? (
        <StateText icon="check" tone={isChosen ? 'warning' : 'success'}>
          {isChosen ? t('target.again') : t('target.done')}
        </StateText>
      ) : null}
      {isChosen && extras.length > 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {extras.join(' · ')}
        </Typography>
      ) : null}
    </Flex>
  );
};
