import { Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { OverviewView } from '../../../../contracts/overview';
import { pageLink } from '../../attention/plugin-links';
import { Card } from '../../components/Card';
import { useText } from '../../translations/use-text';
import { changeWords, type ChangeWords } from './change-words';

/** Four beside each other, then two, then one below the other. */
const Cards = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** As large as a headline, and still a link that can be seen. */
const Figure = styled(Link)`
  font-variant-numeric: tabular-nums;

  span {
    font-size: ${({ theme }) => theme.fontSizes[6] ?? '3.2rem'};
    line-height: 1.25;
  }
`;

interface NumberCardProps {
  name: string;
  /** As it is read. */
  figure: string;
  /** To what it counts. */
  to: string;
  change: ChangeWords | null;
  /** A second line. */
  note: string | null;
}

const NumberCard = ({ name, figure, to, change, note }: NumberCardProps) => {
  const t = useText();
  const changed = change ? t(change.messageId, { count: change.by }) : null;
  return (
    <li>
      <Card>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography tag="h2" variant="omega" textColor="neutral600">
            {name}
          </Typography>
          <Figure tag={NavLink} to={to}>
            {figure}
            <VisuallyHidden>{` ${name}`}</VisuallyHidden>
          </Figure>
          {[changed, note]
            .filter((line) => line !== null)
            .map((line) => (
              <Typography key={line} variant="pi" textColor="neutral600">
                {line}
              </Typography>
            ))}
        </Flex>
      </Card>
    </li>
  );
};

interface NumberCardsProps {
  overview: Pick<OverviewView, 'numbers' | 'from' | 'to'>;
  siteId: number | undefined;
}

/** How it went and stands, in four numbers; each leads to what it counts. */
export const NumberCards = ({ overview, siteId: site }: NumberCardsProps) => {
  const t = useText();
  const intl = useIntl();
  const { numbers, from, to } = overview;
  const { published, successRate, platformFaults, waiting, held, problems } = numbers;
  const posts = (state: string) => pageLink('activity', { state, from, to, site });
  const number = (value: number) => intl.formatNumber(value);
  const rate =
    successRate.now === null
      ? t('overview.number.success.none')
      : intl.formatNumber(successRate.now, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <Cards aria-label={t('overview.numbers')}>
      <NumberCard
        name={t('overview.number.published')}
        figure={number(published.now)}
        to={posts('published')}
        change={changeWords('count', published)}
        note={null}
      />
      <NumberCard
        name={t('overview.number.success')}
        figure={rate}
        to={posts('failed')}
        change={changeWords('share', successRate)}
        note={
          platformFaults.now > 0
            ? t('overview.number.success.faults', { count: platformFaults.now })
            : null
        }
      />
      <NumberCard
        name={t('overview.number.waiting')}
        figure={number(waiting)}
        to={pageLink('activity', { state: 'queued,held', site })}
        change={null}
        note={t('overview.number.waiting.held', { count: held })}
      />
      <NumberCard
        name={t('overview.number.problems')}
        figure={number(problems.now)}
        to={posts('failed,missed,unknown')}
        change={changeWords('count', problems)}
        note={null}
      />
    </Cards>
  );
};
