import { styled } from 'styled-components';

import type { Standing } from './target-standing';

const Dot = styled.svg`
  flex: 0 0 auto;
  width: 1.2rem;
  height: 1.2rem;
`;

const Shape = styled.g<{ $kind: Standing['kind'] }>`
  color: ${({ theme, $kind }) => {
    switch ($kind) {
      case 'ready':
      case 'done':
        return theme.colors.success600;
      case 'held':
        return theme.colors.warning600;
      case 'broken':
        return theme.colors.danger600;
      case 'out':
        return theme.colors.neutral500;
    }
  }};
`;

/**
 * Full: ready. A tick: it has it already. Half: it will wait. A cross: it cannot. An empty ring:
 * takes no part.
 */
export const StandingDot = ({ kind }: { kind: Standing['kind'] }) => (
  <Dot viewBox="0 0 12 12" aria-hidden focusable={false}>
    <Shape $kind={kind} fill="none" stroke="currentColor" strokeWidth="1.5">
      <circle cx="6" cy="6" r="5" fill={kind === 'ready' ? 'currentColor' : 'none'} />
      {kind === 'held' ? <path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor" /> : null}
      {kind === 'done' ? <path d="M3.8 6.2l1.6 1.6 2.8-3.4" strokeLinecap="round" /> : null}
      {kind === 'broken' ? <path d="M4 4l4 4M8 4l-4 4" strokeLinecap="round" /> : null}
    </Shape>
  </Dot>
);
