import { styled } from 'styled-components';

/** A note above the page, at its lower edge; what it speaks of stays in sight. */
export const FloatingNote = styled.div`
  position: fixed;
  inset-block-end: ${({ theme }) => theme.spaces[4]};
  inset-inline: ${({ theme }) => theme.spaces[4]};
  z-index: 5;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  width: fit-content;
  max-width: 56rem;
  margin-inline: auto;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
`;
