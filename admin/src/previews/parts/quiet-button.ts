import { styled } from 'styled-components';

/** A button that looks like words of the platform. */
export const QuietButton = styled.button`
  padding: 0;
  border: none;
  background: none;
  color: var(--preview-muted);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  text-align: start;

  &:hover {
    text-decoration: underline;
  }

  &:focus-visible {
    outline: 2px solid var(--preview-link);
    outline-offset: 2px;
    border-radius: 2px;
  }
`;
