import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import type { FactRow } from './fact-rows';

/** Long values wrap inside their column, so that the page does not scroll sideways. */
const Grid = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[3]} ${theme.spaces[1]} 0`};
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;

const Value = ({ value }: { value: string | null }) => {
  const t = useText();
  return (
    <Typography variant="pi" textColor={value === null ? 'neutral600' : 'neutral800'} dir="auto">
      {value ?? t('audit.details.absent')}
    </Typography>
  );
};

const Heading = ({ children }: { children: string }) => (
  <Typography variant="sigma" textColor="neutral600">
    {children}
  </Typography>
);

/** What changed, field by field. */
export const FactsTable = ({ rows, label }: { rows: FactRow[]; label: string }) => {
  const t = useText();
  return (
    <Grid aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <Heading>{t('audit.details.field')}</Heading>
          </th>
          <th scope="col">
            <Heading>{t('audit.details.before')}</Heading>
          </th>
          <th scope="col">
            <Heading>{t('audit.details.after')}</Heading>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">
              <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
                {name}
              </Typography>
            </th>
            <td>
              <Value value={before} />
            </td>
            <td>
              <Value value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </Grid>
  );
};
