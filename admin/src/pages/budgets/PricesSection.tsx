import { Flex, Typography } from '@strapi/design-system';

import type { AiPrice } from '../../../../contracts/ai-providers';
import type { PricesView } from '../../../../contracts/overview';
import { useGetSocialPricesQuery } from '../../api/overview-api';
import { useProblemText } from '../../api/use-problem-text';
import { PlatformBadge } from '../../components/PlatformBadge';
import { Section } from '../../components/Section';
import { SectionError, SectionLoading } from '../../components/SectionState';
import { useText } from '../../translations/use-text';
import { DataTable } from '../../components/DataTable';
import { useMoney } from '../../budgets/use-money';

interface PriceRow {
  key: string;
  /** Null: it is no platform. */
  platform: string | null;
  name: string;
  what: string;
  price: string;
}

/** The lines of the table. */
const useRows = (): ((prices: PricesView) => PriceRow[]) => {
  const t = useText();
  const money = useMoney();
  const aiPrice = (price: AiPrice | null): string =>
    price === null
      ? t('budgets.prices.unknown')
      : t('budgets.prices.tokens', {
          input: money(price.inputUsd),
          output: money(price.outputUsd),
        });
  return ({ platforms, ai }) => [
    ...platforms.flatMap(({ platform, label, prices }) => {
      const free = { what: t('budgets.prices.anyPost'), price: t('budgets.prices.free') };
      const lines = prices.map(({ what, usd }) => ({ what, price: money(usd) }));
      return (lines.length > 0 ? lines : [free]).map(({ what, price }) => ({
        ...{ key: `${platform} ${what}`, platform, name: label, what, price },
      }));
    }),
    ...ai.map(({ provider, label, model, price }) => ({
      ...{ key: provider, platform: null, name: label },
      what: model ?? t('budgets.prices.noModel'),
      price: aiPrice(price),
    })),
  ];
};

/** What a post and a call cost. */
export const PricesSection = ({ siteId }: { siteId: number | undefined }) => {
  const t = useText();
  const problemText = useProblemText();
  const rowsOf = useRows();
  const { data, error, refetch } = useGetSocialPricesQuery(siteId);
  const rows = data ? rowsOf(data) : [];
  return (
    <Section title={t('budgets.prices.title')} subtitle={t('budgets.prices.subtitle')}>
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data && rows.length === 0 ? (
        <Typography variant="omega" textColor="neutral600">
          {t('budgets.prices.empty')}
        </Typography>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('budgets.prices.title')}
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            {
              name: t('budgets.prices.whose'),
              cell: ({ platform, name }) => (
                <Flex gap={2} alignItems="center">
                  {platform ? <PlatformBadge platform={platform} isNamedBeside /> : null}
                  <span>{name}</span>
                </Flex>
              ),
            },
            { name: t('budgets.prices.what'), cell: ({ what }) => <span dir="auto">{what}</span> },
            { name: t('budgets.prices.price'), isNumber: true, cell: ({ price }) => price },
          ]}
        />
      ) : null}
    </Section>
  );
};
