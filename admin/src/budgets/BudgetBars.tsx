import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { BudgetUse } from '../../../contracts/budgets';
import { StateText } from '../components/StateText';
import { useDeliveryTime } from '../content-manager/use-delivery-time';
import { useText } from '../translations/use-text';
import { budgetShares, budgetWords } from './budget-words';

const Track = styled.div`
  display: flex;
  width: 100%;
  height: 0.8rem;
  overflow: hidden;
  border-radius: 0.4rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const COLOURS = { ok: 'primary600', warning: 'warning500', full: 'danger600' } as const;

const Filled = styled.div<{ $share: number; $level: BudgetUse['level'] }>`
  width: ${({ $share }) => $share}%;
  background: ${({ theme, $level }) => theme.colors[COLOURS[$level]]};
`;

/** What waits is not used yet. */
const Booked = styled(Filled)`
  opacity: 0.45;
`;

const Numbers = styled.span`
  font-variant-numeric: tabular-nums;
`;

const BudgetBar = ({ budget }: { budget: BudgetUse }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { level, to } = budget;
  const { name, use, booked, note, values } = budgetWords(budget);
  const shares = budgetShares(budget);
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography variant="omega" fontWeight="semiBold">
          {t(name, values)}
        </Typography>
        <Typography variant="omega" textColor="neutral600">
          <Numbers>
            {[use, booked].flatMap((id) => (id ? [t(id, values)] : [])).join(' · ')}
          </Numbers>
        </Typography>
      </Flex>
      <Track aria-hidden>
        <Filled $share={shares.used} $level={level} />
        <Booked $share={shares.booked} $level={level} />
      </Track>
      {note ? (
        <StateText
          icon={level === 'full' ? 'pause' : 'warning'}
          tone={level === 'full' ? 'danger' : 'warning'}
        >
          {t(note, { time: timeOf({ at: to, isZoned: false }) })}
        </StateText>
      ) : null}
    </Flex>
  );
};

/** What a site allows itself, and what is used of it. */
export const BudgetBars = ({
  budgets,
  label,
}: {
  budgets: readonly BudgetUse[];
  label: string;
}) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={5} aria-label={label}>
    {budgets.map((budget) => (
      <BudgetBar key={budgetWords(budget).key} budget={budget} />
    ))}
  </Flex>
);
