import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useGetSocialAiQualityQuery } from '../../api/overview-api';
import { useProblemText } from '../../api/use-problem-text';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { DataTable } from '../../components/DataTable';

/** How people liked what AI wrote, by version of its instructions. */
export const QualitySection = ({ siteId }: { siteId: number | undefined }) => {
  const t = useText();
  const intl = useIntl();
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialAiQualityQuery(siteId, {
    refetchOnMountOrArgChange: true,
  });
  const number = (value: number) => intl.formatNumber(value);
  return (
    <Section title={t('budgets.quality.title')} subtitle={t('budgets.quality.subtitle')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data?.length === 0 ? (
        <Typography variant="omega" textColor="neutral600">
          {t('budgets.quality.empty')}
        </Typography>
      ) : null}
      {data && data.length > 0 ? (
        <DataTable
          label={t('budgets.quality.title')}
          rows={data}
          keyOf={({ promptVersion }) => promptVersion}
          columns={[
            { name: t('budgets.quality.version'), cell: ({ promptVersion }) => promptVersion },
            {
              name: t('budgets.quality.proposals'),
              isNumber: true,
              cell: ({ proposals }) => number(proposals),
            },
            {
              name: t('budgets.quality.accepted'),
              isNumber: true,
              cell: ({ accepted }) => number(accepted),
            },
            {
              name: t('budgets.quality.edited'),
              isNumber: true,
              cell: ({ edited }) => number(edited),
            },
            {
              name: t('budgets.quality.discarded'),
              isNumber: true,
              cell: ({ discarded }) => number(discarded),
            },
            {
              name: t('budgets.quality.rate'),
              isNumber: true,
              cell: ({ approvalRate }) =>
                approvalRate === null
                  ? t('budgets.quality.noVerdict')
                  : intl.formatNumber(approvalRate, { style: 'percent' }),
            },
          ]}
        />
      ) : null}
    </Section>
  );
};
