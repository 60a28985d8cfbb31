import { Box, Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';
import { pathOf, visiblePages } from './plugin-pages';

/** The pages of the plugin, at the left as in Strapi's own sections. */
export const SideNav = () => {
  const t = useText();
  const pages = visiblePages(useRights());
  return (
    <SubNav.Main aria-label={t('menu.label')}>
      <SubNav.Header label={t('menu.label')} />
      <Divider />
      <Box paddingTop={4} paddingLeft={2} paddingRight={2}>
        <ul>
          {pages.map((page) => (
            <li key={page.name}>
              <SubNav.Link to={pathOf(page)} label={t(page.label)} />
            </li>
          ))}
        </ul>
      </Box>
    </SubNav.Main>
  );
};

/** Strapi hides the side navigation on small screens; there the pages stand in a row on top. */
const Row = styled.nav`
  display: flex;
  gap: ${({ theme }) => theme.spaces[4]};
  overflow-x: auto;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]} 0`};

  ${({ theme }) => theme.breakpoints.medium} {
    display: none;
  }
`;

const RowLink = styled(NavLink)`
  padding-block: ${({ theme }) => theme.spaces[2]};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;

  &.active {
    border-block-end: 2px solid ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
`;

export const NarrowNav = () => {
  const t = useText();
  const pages = visiblePages(useRights());
  return (
    <Row aria-label={t('menu.label')}>
      {pages.map((page) => (
        <RowLink key={page.name} to={pathOf(page)}>
          {t(page.label)}
        </RowLink>
      ))}
    </Row>
  );
};
