import { Box, Flex, Radio, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ConnectMethodView, Platform } from '../../../../../contracts/platforms';
import { PlatformBadge } from '../../../components/PlatformBadge';
import { useText } from '../../../translations/use-text';
import { useMethodLabel } from '../use-method-label';

/** One platform and one of its ways to connect. */
export interface Way {
  platform: Platform;
  method: ConnectMethodView;
}

export const keyOfWay = ({ platform, method }: Way): string => `${platform.id}/${method.id}`;

export const waysOf = (platforms: readonly Platform[]): Way[] =>
  platforms.flatMap((platform) => platform.methods.map((method) => ({ platform, method })));

const Ways = styled(Box)`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;

interface PlatformStepProps {
  ways: readonly Way[];
  chosen: Way | null;
  onChoose: (way: Way) => void;
}

/** What is to be connected. */
export const PlatformStep = ({ ways, chosen, onChoose }: PlatformStepProps) => {
  const t = useText();
  const labelOf = useMethodLabel();
  const choose = (key: string) => {
    const way = ways.find((one) => keyOfWay(one) === key);
    if (way) onChoose(way);
  };
  return (
    <Radio.Group
      aria-label={t('wizard.platform.label')}
      value={chosen ? keyOfWay(chosen) : ''}
      onValueChange={choose}
    >
      <Ways>
        {ways.map((way) => (
          <Radio.Item key={keyOfWay(way)} value={keyOfWay(way)}>
            <Flex tag="span" gap={2} alignItems="center">
              <PlatformBadge platform={way.platform.id} isNamedBeside />
              <Flex tag="span" direction="column" alignItems="flex-start">
                <Typography fontWeight="semiBold">{way.platform.label}</Typography>
                <Typography variant="pi" textColor="neutral600">
                  {way.method.isConfigured
                    ? labelOf(way.platform.id, way.method)
                    : t('connect.methodNotSetUp', {
                        method: labelOf(way.platform.id, way.method),
                      })}
                </Typography>
              </Flex>
            </Flex>
          </Radio.Item>
        ))}
      </Ways>
    </Radio.Group>
  );
};
