import { styled } from 'styled-components';

import { rollUp } from '../../../contracts/roll-up';
import type { DeliveryView } from '../../../contracts/deliveries';
import { RollUpText } from '../list-view/RollUpText';
import { DELIVERIES_ID } from './deliveries-id';

const Jump = styled.a`
  width: fit-content;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: inherit;
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

/** Where the entry stands, in one line that leads to its deliveries. */
export const StateLine = ({ deliveries }: { deliveries: readonly DeliveryView[] }) => {
  if (deliveries.length === 0) return null;
  return (
    <Jump
      href={`#${DELIVERIES_ID}`}
      onClick={(event) => {
        // What follows the # in the page's address belongs to the composer.
        event.preventDefault();
        document.getElementById(DELIVERIES_ID)?.focus();
      }}
    >
      <RollUpText counts={rollUp(deliveries)} />
    </Jump>
  );
};
