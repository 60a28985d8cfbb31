import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { StateGlyph } from './StateGlyph';
import type { MoreOfDay } from './grid-events';

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: 0.2rem 0.6rem;
  overflow: hidden;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  font-weight: 600;
  white-space: nowrap;
`;

/** On narrow screens the number has to do. */
const Words = styled.span`
  overflow: hidden;
  text-overflow: ellipsis;

  @media (max-width: 640px) {
    display: none;
  }
`;

const Count = styled.span`
  display: none;

  @media (max-width: 640px) {
    display: inline;
  }
`;

/** What of a day is not drawn; it leads to that day. */
export const MoreContent = ({ more }: { more: MoreOfDay }) => {
  const t = useText();
  return (
    <Line>
      {more.attention > 0 ? <StateGlyph icon="warn" tone="danger" /> : null}
      <Words>{t('calendar.more', { count: more.count, attention: more.attention })}</Words>
      <Count dir="ltr">{`+${more.count}`}</Count>
    </Line>
  );
};
