import { styled } from 'styled-components';

/** Cells of the design system's table do not wrap; sentences must, handles only if they have to. */
export const Wrapping = styled.div<{ $minRem: number }>`
  min-width: ${({ $minRem }) => $minRem}rem;
  white-space: normal;
  overflow-wrap: break-word;
`;
