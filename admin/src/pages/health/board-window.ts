import { Modal } from '@strapi/design-system';
import { styled } from 'styled-components';

/** The board is a page of its own: it takes nearly the whole window. */
export const Wide = styled(Modal.Content)`
  &&& {
    width: min(96vw, 128rem);
    max-width: none;
    height: 92dvh;
    max-height: none;
  }
`;
