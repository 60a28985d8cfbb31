import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { PLUGIN_PATH } from '../../plugin-id';

const Row = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[6]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  margin-block-end: -1px;
  padding-block: ${({ theme }) => theme.spaces[3]};
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.4rem;
  font-weight: 600;
  text-decoration: none;

  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
  }

  &.active {
    border-block-end-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;

const BASE = `/${PLUGIN_PATH}/activity`;

/** What was sent, and what rules decided; each with an address of its own. */
export const ActivityTabs = () => {
  const t = useText();
  return (
    <Row aria-label={t('activity.tabs')}>
      <Tab to={BASE} end>
        {t('activity.tab.posts')}
      </Tab>
      <Tab to={`${BASE}/decisions`}>{t('activity.tab.decisions')}</Tab>
    </Row>
  );
};
