import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';

import type { OverviewView } from '../../../../contracts/overview';
import { useText } from '../../translations/use-text';
import { chartShape } from './chart-shape';
import { useDayText } from './use-day-text';

/** As wide as there is room; bars and lines become narrower, not thinner. */
const Drawing = styled.svg`
  display: block;
  width: 100%;
  height: 16rem;
`;

/** A line or a hatching tells the parts apart without colour. */
const Swatch = styled.svg`
  width: 1.2rem;
  height: 1.2rem;
`;

const HATCH = 'social-overview-problems';

/** Problems are hatched: colour alone tells nothing to many people. */
const Hatching = () => {
  const { colors } = useTheme();
  return (
    <defs>
      <pattern id={HATCH} width="4" height="4" patternUnits="userSpaceOnUse">
        <rect width="4" height="4" fill={colors.danger200} />
        <path d="M0 4 L4 0" stroke={colors.danger600} strokeWidth="1.5" />
      </pattern>
    </defs>
  );
};

const Legend = ({ fill, text }: { fill: string; text: string }) => (
  <Flex gap={2} alignItems="center">
    <Swatch viewBox="0 0 12 12" aria-hidden>
      <rect width="12" height="12" rx="2" fill={fill} />
    </Swatch>
    <Typography variant="pi" textColor="neutral600">
      {text}
    </Typography>
  </Flex>
);

/** Posts of each day as bars, and as a table for those who do not see them. */
export const DayChart = ({ days }: Pick<OverviewView, 'days'>) => {
  const t = useText();
  const intl = useIntl();
  const dayText = useDayText();
  const { colors } = useTheme();
  const { width, height, barWidth, bars, lines } = chartShape(days);
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const wordsOf = (place: number) => {
    const { day = '', published = 0, problems = 0 } = days[place] ?? {};
    return t('overview.chart.day', { day: dayText(day), published, problems });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={4} alignItems="stretch">
        <Flex
          direction="column-reverse"
          justifyContent="space-between"
          alignItems="flex-end"
          // As high as the words below the bars: the 0 stands at the ground.
          paddingBottom={5}
          aria-hidden
        >
          {lines.map(({ value }) => (
            <Typography key={value} variant="pi" textColor="neutral600">
              {intl.formatNumber(value, { maximumFractionDigits: 1 })}
            </Typography>
          ))}
        </Flex>
        <Box flex="1" minWidth={0}>
          <Drawing viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
            <Hatching />
            {lines.map(({ y, value }) => (
              <line
                key={value}
                x1="0"
                x2={width}
                y1={y}
                y2={y}
                stroke={colors.neutral200}
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bars.map(({ day, x, published, problems }, place) => (
              <g key={day}>
                <title>{wordsOf(place)}</title>
                {/* The whole height answers to the pointer, not the bar only. */}
                <rect x={x} y="0" width={barWidth} height={height} fill="transparent" />
                <rect x={x} width={barWidth} {...published} fill={colors.primary600} />
                <rect x={x} width={barWidth} {...problems} fill={`url(#${HATCH})`} />
              </g>
            ))}
          </Drawing>
          <Flex justifyContent="space-between" paddingTop={1} aria-hidden>
            {[first, last].map((day) => (
              <Typography key={day} variant="pi" textColor="neutral600">
                {day ? dayText(day) : null}
              </Typography>
            ))}
          </Flex>
        </Box>
      </Flex>
      <Flex gap={4} wrap="wrap" aria-hidden>
        <Legend fill={colors.primary600} text={t('overview.chart.published')} />
        <Legend fill={`url(#${HATCH})`} text={t('overview.chart.problems')} />
      </Flex>
      <VisuallyHidden>
        <table>
          <caption>{t('overview.chart.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('overview.chart.dayColumn')}</th>
              <th scope="col">{t('overview.chart.published')}</th>
              <th scope="col">{t('overview.chart.problems')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, published, problems }) => (
              <tr key={day}>
                <th scope="row">{dayText(day)}</th>
                <td>{intl.formatNumber(published)}</td>
                <td>{intl.formatNumber(problems)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Flex>
  );
};
