import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import {
  CheckCircle,
  Clock,
  CrossCircle,
  Loader,
  MinusCircle,
  Question,
  WarningCircle,
} from '@strapi/icons';
import { keyframes, styled } from 'styled-components';

import type { StateIcon, Tone } from './state-look';

const turn = keyframes`
  to {
    transform: rotate(360deg);
  }
`;

const Spinner = styled(Loader)`
  @media (prefers-reduced-motion: no-preference) {
    animation: ${turn} 1.5s linear infinite;
  }
`;

/** Two bars; the icon set has none. */
const Pause = ({ fill, ...props }: { fill: string; width: string; height: string }) => (
  <PauseShape viewBox="0 0 16 16" $fill={fill} {...props}>
    <rect x="4" y="3" width="3" height="10" rx="1" />
    <rect x="9" y="3" width="3" height="10" rx="1" />
  </PauseShape>
);

const PauseShape = styled.svg<{ $fill: string }>`
  fill: ${({ theme, $fill }) => theme.colors[$fill as keyof typeof theme.colors]};
`;

const ICONS = {
  check: CheckCircle,
  clock: Clock,
  cross: CrossCircle,
  minus: MinusCircle,
  pause: Pause,
  question: Question,
  spinner: Spinner,
  warning: WarningCircle,
} satisfies Record<StateIcon, unknown>;

interface StateTextProps {
  icon: StateIcon;
  tone: Tone;
  /** `L` for the one sentence on top of a page. @default 'S' */
  size?: 'S' | 'L';
  children: ReactNode;
}

const SIZES = {
  S: { variant: 'pi', icon: '1.6rem' },
  L: { variant: 'delta', icon: '2rem' },
} as const;

/** The light theme's `warning700` on white has a contrast of 4.4, which is too low for small text. */
const textColorOf = (tone: Tone) => (tone === 'warning' ? 'neutral800' : (`${tone}700` as const));

/** A state as icon, text and colour together. */
export const StateText = ({ icon, tone, size = 'S', children }: StateTextProps) => {
  const Icon = ICONS[icon];
  const { variant, icon: iconSize } = SIZES[size];
  return (
    <Flex gap={2} alignItems="flex-start" tag="span">
      <Flex tag="span" shrink={0} paddingTop="1px" aria-hidden>
        <Icon fill={`${tone}600`} width={iconSize} height={iconSize} />
      </Flex>
      <Typography variant={variant} fontWeight="semiBold" textColor={textColorOf(tone)} dir="auto">
        {children}
      </Typography>
    </Flex>
  );
};
