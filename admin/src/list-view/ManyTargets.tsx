import { useId } from 'react';

import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useGetSocialConnectionsQuery } from '../api/connections-api';
import type { TargetView } from '../api/targets-api';
import { PlatformBadge } from '../components/PlatformBadge';
import { accountNameOf } from '../platforms/presentation';
import { useText } from '../translations/use-text';

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr));
  gap: ${({ theme }) => theme.spaces[2]};
`;

interface ManyTargetsProps {
  targets: readonly TargetView[];
  chosen: readonly number[];
  onChoose: (targetIds: number[]) => void;
}

/** Where the entries go. */
export const ManyTargets = ({ targets, chosen, onChoose }: ManyTargetsProps) => {
  const t = useText();
  const labelId = useId();
  const { data: connections = [] } = useGetSocialConnectionsQuery();
  const toggle = (id: number, isChosen: boolean) =>
    onChoose(
      targets.map((one) => one.id).filter((one) => (one === id ? isChosen : chosen.includes(one)))
    );

  if (targets.length === 0) {
    return (
      <Typography variant="omega" textColor="neutral600">
        {t('panel.noConnection')}
      </Typography>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800">
        {t('panel.targets', { chosen: chosen.length, total: targets.length })}
      </Typography>
      <Columns role="group" aria-labelledby={labelId}>
        {targets.map(({ id, name, connectionId }) => {
          const connection = connections.find((one) => one.id === connectionId);
          const platform = connection?.platform ?? '';
          const account = connection ? accountNameOf(platform, connection.handle) : name;
          return (
            <Checkbox
              key={id}
              checked={chosen.includes(id)}
              onCheckedChange={(checked) => toggle(id, checked === true)}
            >
              <Flex tag="span" gap={2} alignItems="center" title={name}>
                <PlatformBadge platform={platform} />
                <Typography variant="omega" textColor="neutral800" dir="auto">
                  {account}
                </Typography>
              </Flex>
            </Checkbox>
          );
        })}
      </Columns>
    </Flex>
  );
};
