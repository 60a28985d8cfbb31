import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';

import { useGetSocialBudgetsQuery } from '../api/overview-api';
import { useProblemText } from '../api/use-problem-text';
import { BudgetBars } from '../budgets/BudgetBars';
import { useMoney } from '../budgets/use-money';
import { useText } from '../translations/use-text';

/** The homepage has room for so many; the page has the others. */
const MAX_SHOWN = 3;

/** What this month used and cost, on the homepage. */
export const BudgetWidget = () => {
  const t = useText();
  const money = useMoney();
  const problemText = useProblemText();
  const { data, error } = useGetSocialBudgetsQuery(undefined, { refetchOnMountOrArgChange: true });
  if (!data) return error ? <Widget.Error>{problemText(error)}</Widget.Error> : <Widget.Loading />;
  const total = data.costs.reduce((sum, { usd }) => sum + usd, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} data-social-distribution>
      <Typography variant="omega" textColor="neutral800">
        {total === 0 ? t('budgets.spend.empty') : t('widgets.budget.spent', { usd: money(total) })}
      </Typography>
      {data.budgets.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('widgets.budget.none')}
        </Typography>
      ) : (
        <BudgetBars budgets={data.budgets.slice(0, MAX_SHOWN)} label={t('widgets.budget.title')} />
      )}
    </Flex>
  );
};
