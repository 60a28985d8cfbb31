import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { BudgetsResponse } from '../../../../contracts/budgets';
import { BudgetBars } from '../../budgets/BudgetBars';
import { Card } from '../../components/Card';
import { PLUGIN_ID } from '../../plugin-id';
import { useText } from '../../translations/use-text';
import { useRights } from '../../use-rights';

const SITES = `/settings/${PLUGIN_ID}/sites`;

/** The bars of the month, or how to have some. */
export const BarsSection = ({ budgets }: Pick<BudgetsResponse, 'budgets'>) => {
  const t = useText();
  const { canEditSettings } = useRights();
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('budgets.bars.title')}
        </Typography>
        {budgets.length === 0 ? (
          <Typography variant="omega" textColor="neutral600">
            {t('budgets.bars.empty')}
          </Typography>
        ) : (
          <BudgetBars budgets={budgets} label={t('budgets.bars.title')} />
        )}
        {canEditSettings ? (
          <Flex>
            <LinkButton tag={RouterLink} to={SITES} variant="tertiary">
              {t(budgets.length === 0 ? 'budgets.bars.add' : 'budgets.bars.edit')}
            </LinkButton>
          </Flex>
        ) : null}
      </Flex>
    </Card>
  );
};
