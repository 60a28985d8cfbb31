import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { When } from '../../../contracts/when';
import { WhenField } from '../when/WhenField';
import type { ComposerRow } from './composer-row';
import { WHEN_AREA_ID } from './field-ids';

/** Wide enough for a date and a time beside each other. */
const Area = styled(Box)`
  flex: 1 1 28rem;
  max-width: 48rem;
`;

interface WhenAreaProps {
  when: When;
  isDraft: boolean;
  canSchedule: boolean;
  /** IANA name of the site's zone. */
  zone: string;
  rows: readonly ComposerRow[];
  isDisabled: boolean;
  onWhen: (when: When) => void;
}

/** When all posts go out that have no time of their own. */
export const WhenArea = (props: WhenAreaProps) => (
  <Area id={WHEN_AREA_ID} tabIndex={-1}>
    <WhenField
      value={props.when}
      onChange={props.onWhen}
      targetIds={props.rows.filter(({ isChosen }) => isChosen).map(({ target }) => target.targetId)}
      zone={props.zone}
      isPublished={!props.isDraft}
      canSchedule={props.canSchedule}
      isDisabled={props.isDisabled}
    />
  </Area>
);
