import { Fragment, type ReactNode } from 'react';

import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

export interface Fact {
  name: string;
  value: ReactNode;
}

const List = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
`;

/** Numbers stand below each other. */
const Value = styled.dd`
  text-align: end;
  font-variant-numeric: tabular-nums;
`;

/** Names at the start, values at the end of the line. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <List>
    {facts.map(({ name, value }) => (
      <Fragment key={name}>
        <Typography tag="dt" variant="omega" textColor="neutral600">
          {name}
        </Typography>
        <Value>
          <Typography variant="omega" textColor="neutral800">
            {value}
          </Typography>
        </Value>
      </Fragment>
    ))}
  </List>
);
