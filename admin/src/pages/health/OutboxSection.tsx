import { Button, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { OutboxProblemView } from '../../../../contracts/health';
import { useRetrySocialOutboxMutation } from '../../api/health-api';
import { useGetSocialContentTypesQuery } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { RowList } from '../../components/RowList';
import { Section } from '../../components/Section';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import type { OperateRight } from './operate-right';

const OutboxRow = ({ row, right }: { row: OutboxProblemView; right: OperateRight }) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const { data: types } = useGetSocialContentTypesQuery();
  const [retry, { isLoading }] = useRetrySocialOutboxMutation();
  const type = types?.find(({ uid }) => uid === row.entryUid)?.displayName ?? row.entryUid;

  const tryAgain = async () => {
    const answer = await retry(row.id);
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };

  return (
    <RowList.Row
      actions={
        <Button
          variant="secondary"
          size="S"
          disabled={!right.isAllowed}
          loading={isLoading}
          aria-label={t('outbox.retry.name', { type })}
          aria-describedby={right.reasonId}
          onClick={() => void tryAgain()}
        >
          {t('outbox.retry')}
        </Button>
      }
    >
      <Typography variant="omega" fontWeight="semiBold">
        {type}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {row.locale ? `${row.locale} · ` : null}
        <TimeText at={row.at} />
        {` · ${t('outbox.attempts', { count: row.attempts })}`}
      </Typography>
      <StateText icon="warning" tone="warning">
        {row.problem}
      </StateText>
    </RowList.Row>
  );
};

/** Entries that were published, but whose rules could not be applied. */
export const OutboxSection = (props: { problems: OutboxProblemView[]; right: OperateRight }) => {
  const t = useText();
  return (
    <Section title={t('outbox.title')} subtitle={t('outbox.subtitle')}>
      <RowList.List label={t('outbox.title')}>
        {props.problems.map((row) => (
          <OutboxRow key={row.id} row={row} right={props.right} />
        ))}
      </RowList.List>
    </Section>
  );
};
