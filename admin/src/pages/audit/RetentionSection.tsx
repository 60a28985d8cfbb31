import { Typography } from '@strapi/design-system';

import { useGetSocialAuditRetentionQuery } from '../../api/audit-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { RetentionForm } from './RetentionForm';

/** How long entries are kept: shown to all who read the log, changed by those who may. */
export const RetentionSection = ({ canEdit }: { canEdit: boolean }) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialAuditRetentionQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  return (
    <Section title={t('audit.retention.title')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Typography variant="omega" textColor="neutral800">
          {t('audit.retention.days', { days: data.days })}
        </Typography>
      ) : null}
      {data && canEdit ? <RetentionForm days={data.days} /> : null}
    </Section>
  );
};
