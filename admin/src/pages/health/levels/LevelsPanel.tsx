import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useGetSocialServiceLevelsQuery } from '../../../api/service-levels-api';
import { useProblemText } from '../../../api/use-problem-text';
import { Card } from '../../../components/Card';
import { SectionError, SectionLoading } from '../../../components/SectionState';
import { useText } from '../../../translations/use-text';
import { LevelRow } from './LevelRow';

const LevelsTable = styled.table`
  width: 100%;
  border-collapse: collapse;

  @media (max-width: 640px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

const Head = styled.th<{ $isNumber?: boolean }>`
  padding-block-end: ${({ theme }) => theme.spaces[2]};
  padding-inline-end: ${({ theme }) => theme.spaces[2]};
  text-align: ${({ $isNumber }) => ($isNumber ? 'end' : 'start')};

  /* Words after numbers that end at the right: they would touch. */
  &:last-child {
    padding-inline-start: ${({ theme }) => theme.spaces[6]};
  }
`;

/** What the plugin promises, and what happened in the last 30 days. For people who may monitor. */
export const LevelsPanel = () => {
  const t = useText();
  const problemOf = useProblemText();
  const { data, error, isLoading, refetch } = useGetSocialServiceLevelsQuery();
  const columns = [
    { name: t('levels.column.what'), isNumber: false },
    { name: t('levels.column.goal'), isNumber: true },
    { name: t('levels.column.value'), isNumber: true },
    { name: t('levels.column.cases'), isNumber: true },
    { name: t('levels.column.state'), isNumber: false },
  ];

  return (
    <Card>
      <Flex tag="section" direction="column" alignItems="stretch" gap={4}>
        <Box>
          <Typography tag="h2" variant="delta">
            {t('levels.title')}
          </Typography>
          {data ? (
            <Typography variant="omega" textColor="neutral600">
              {t('levels.about', { days: data.windowDays, recent: data.recentDays })}
            </Typography>
          ) : null}
        </Box>
        {isLoading ? <SectionLoading /> : null}
        {error ? <SectionError message={problemOf(error)} onRetry={() => void refetch()} /> : null}
        {data ? (
          <LevelsTable aria-label={t('levels.title')}>
            <thead>
              <tr>
                {columns.map(({ name, isNumber }) => (
                  <Head key={name} scope="col" $isNumber={isNumber}>
                    <Typography variant="sigma" textColor="neutral600">
                      {name}
                    </Typography>
                  </Head>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.levels.map((level) => (
                <LevelRow key={level.id} level={level} />
              ))}
            </tbody>
          </LevelsTable>
        ) : null}
      </Flex>
    </Card>
  );
};
