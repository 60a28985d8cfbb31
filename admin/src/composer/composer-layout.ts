import { Modal } from '@strapi/design-system';
import { styled } from 'styled-components';

/** No room for words and preview beside each other. */
export const NARROW = '(max-width: 1023px)';

const WIDE = '@media (min-width: 1024px)';

/** The window: nearly the whole screen, all of it on small ones. */
export const Sheet = styled(Modal.Content)`
  width: 100%;
  max-width: 100%;
  height: 100dvh;
  max-height: 100dvh;
  border-radius: 0;

  ${WIDE} {
    width: calc(100% - 6.4rem);
    max-width: 144rem;
    height: calc(100dvh - 6.4rem);
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;

/** Title and what is kept, beside the closing button. */
export const HeaderLine = styled.div`
  display: flex;
  flex: 1 1 auto;
  flex-wrap: wrap;
  gap: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[4]}`};
  align-items: center;
  justify-content: space-between;
  min-width: 0;
  padding-inline-end: ${({ theme }) => theme.spaces[4]};

  & > h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* It has the focus when the window opens, and does nothing. */
  & > h2:focus {
    outline: none;
  }
`;

/** A line of controls below the header. */
export const Bar = styled.div`
  display: flex;
  flex: 0 0 auto;
  flex-wrap: wrap;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  align-items: center;
  justify-content: space-between;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[5]}`};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

/** At its end, also when it breaks into two lines. */
export const BarEnd = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[3]};
  align-items: center;
  margin-inline-start: auto;
`;

/** The one part that scrolls. */
export const Body = styled.div`
  flex: 1 1 auto;
  min-height: 0;
  overflow-y: auto;
  padding: ${({ theme }) => theme.spaces[5]};
`;

/** Words at the start, preview at the end; on small screens one of them. */
export const Panes = styled.div`
  display: grid;
  flex: 1 1 auto;
  grid-template-columns: minmax(0, 1fr);
  grid-template-rows: minmax(0, 1fr);
  min-height: 0;

  ${WIDE} {
    grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
  }
`;

export const Pane = styled.div<{ $isShown: boolean; $isTinted?: boolean }>`
  display: ${({ $isShown }) => ($isShown ? 'block' : 'none')};
  min-width: 0;
  overflow-y: auto;
  padding: ${({ theme }) => theme.spaces[5]};
  background: ${({ theme, $isTinted }) =>
    $isTinted ? theme.colors.neutral100 : theme.colors.neutral0};

  ${WIDE} {
    display: block;

    & + & {
      border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
  }
`;

/** Only where words and preview do not fit beside each other. */
export const NarrowOnly = styled.div`
  ${WIDE} {
    display: none;
  }
`;

/** One below the other. */
export const Stack = styled.div`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[5]};
`;

/** What will happen, always in sight. */
export const Foot = styled.footer`
  flex: 0 0 auto;
  max-height: 50%;
  overflow-y: auto;
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[5]}`};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  background: ${({ theme }) => theme.colors.neutral0};
`;
