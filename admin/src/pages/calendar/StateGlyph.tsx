import { memo } from 'react';

import { styled } from 'styled-components';

import type { StateIcon, Tone } from '../../components/state-look';

/** One path each: hundreds of them stand in a month, so they are no components of an icon set. */
const PATHS: Record<StateIcon | 'warn', string> = {
  check: 'M3 8.5l3.2 3.2L13 5',
  clock: 'M8 4v4.4l3 1.8 M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z',
  cross: 'M4 4l8 8 M12 4l-8 8',
  minus: 'M3.5 8h9',
  pause: 'M6 4v8 M10 4v8',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6 M8 12.3v.2',
  spinner: 'M8 2a6 6 0 1 1-6 6',
  warning: 'M8 3v6 M8 12.3v.2',
  warn: 'M8 2.5L14.5 13.5h-13z M8 6.5v3.2 M8 11.6v.2',
};

const Glyph = styled.svg<{ $tone: Tone }>`
  flex: 0 0 auto;
  width: 1.2rem;
  height: 1.2rem;
  fill: none;
  stroke: ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  stroke-linecap: round;
  stroke-linejoin: round;
  stroke-width: 1.75;
`;

/** The icon of a state, small and light; its word stands beside it. */
export const StateGlyph = memo(({ icon, tone }: { icon: StateIcon | 'warn'; tone: Tone }) => (
  <Glyph viewBox="0 0 16 16" $tone={tone} aria-hidden>
    <path d={PATHS[icon]} />
  </Glyph>
));

StateGlyph.displayName = 'StateGlyph';
