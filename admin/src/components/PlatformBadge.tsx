import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { presentPlatform } from '../platforms/presentation';

const Monogram = styled.span<{ $color: string }>`
  display: inline-flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  width: 2rem;
  height: 2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ $color }) => $color};
  /* White on the platform's colour, in both themes. */
  color: #ffffff;
  font-size: 1.1rem;
  font-weight: 700;
  line-height: 1;

  /* Drawn, not written: inside a button it would be visible text that the button's name lacks. */
  &::before {
    content: attr(data-monogram);
  }
`;

/** The platform as a small badge; its name is there for screen readers unless it stands beside. */
export const PlatformBadge = ({
  platform,
  isNamedBeside = false,
}: {
  platform: string;
  isNamedBeside?: boolean;
}) => {
  const { label, monogram, badgeColor } = presentPlatform(platform);
  return (
    <>
      <Monogram $color={badgeColor} data-monogram={monogram} aria-hidden title={label} />
      {isNamedBeside ? null : <VisuallyHidden>{label}</VisuallyHidden>}
    </>
  );
};
