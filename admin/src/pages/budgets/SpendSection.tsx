import { Flex, Typography } from '@strapi/design-system';

import type { BudgetsResponse } from '../../../../contracts/budgets';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { useMoney } from '../../budgets/use-money';

/** How what AI vendors cost is named among the platforms. */
const AI = 'ai';

/** What this month cost so far, by whom it was paid to. */
export const SpendSection = ({ costs }: Pick<BudgetsResponse, 'costs'>) => {
  const t = useText();
  const money = useMoney();
  const total = costs.reduce((sum, { usd }) => sum + usd, 0);
  const facts = costs.map(({ platform, usd }) => ({
    name: platform === AI ? t('budgets.spend.ai') : presentPlatform(platform).label,
    value: money(usd),
  }));
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('budgets.spend.title')}
        </Typography>
        {facts.length === 0 ? (
          <Typography variant="omega" textColor="neutral600">
            {t('budgets.spend.empty')}
          </Typography>
        ) : (
          <Facts facts={[...facts, { name: t('budgets.spend.total'), value: money(total) }]} />
        )}
      </Flex>
    </Card>
  );
};
