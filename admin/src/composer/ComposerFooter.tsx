import { useId } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { When } from '../../../contracts/when';
import { useText } from '../translations/use-text';
import { ProblemList } from './ProblemList';
import { SendOutcome } from './SendOutcome';
import { WhenArea } from './WhenArea';
import type { ComposerFocus } from './composer-address';
import { Foot } from './composer-layout';
import { obstacleOf, type ComposerRow } from './composer-row';
import {
  OBSTACLE_WORDS,
  PRIMARY_WORDS,
  costOf,
  moneyFormat,
  primaryActionOf,
} from './primary-action';
import type { DispatchOutcome } from './use-dispatch';

interface ComposerFooterProps {
  rows: readonly ComposerRow[];
  when: When;
  isDraft: boolean;
  canDistribute: boolean;
  canSchedule: boolean;
  /** IANA name of the site's zone. */
  zone: string;
  /** The server has not looked at what stands here now. */
  isLooking: boolean;
  /** Every time is one that the server would take. */
  isTimed: boolean;
  isSending: boolean;
  outcome: DispatchOutcome | null;
  onWhen: (when: When) => void;
  onJump: (place: ComposerFocus) => void;
  onSend: () => void;
  onClose: () => void;
}

/** What stands in the way, when it goes out, what it costs, and the one button. */
export const ComposerFooter = (props: ComposerFooterProps) => {
  const { rows, when, canDistribute, isLooking, isSending, outcome } = props;
  const t = useText();
  const reasonId = useId();
  const obstacle = obstacleOf(rows, canDistribute);
  const count = rows.filter(({ isChosen }) => isChosen).length;
  const action = primaryActionOf({ rows, when });
  const waiting = isLooking && count > 0 ? t('compose.looking') : null;
  const reason = obstacle ? t(OBSTACLE_WORDS[obstacle]) : waiting;

  return (
    <Foot>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <ProblemList rows={rows} onJump={props.onJump} />
        {outcome ? <SendOutcome outcome={outcome} onClose={props.onClose} /> : null}
        <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-end">
          <WhenArea
            when={when}
            isDraft={props.isDraft}
            canSchedule={props.canSchedule}
            zone={props.zone}
            rows={rows}
            isDisabled={!canDistribute || isSending}
            onWhen={props.onWhen}
          />
          <Flex gap={4} wrap="wrap" alignItems="center">
            <Cost rows={rows} />
            <Button
              size="L"
              startIcon={<PaperPlane />}
              disabled={obstacle !== null || isLooking || !props.isTimed}
              loading={isSending}
              aria-describedby={reason === null ? undefined : reasonId}
              onClick={props.onSend}
            >
              {t(PRIMARY_WORDS[action], { count })}
            </Button>
          </Flex>
        </Flex>
        {reason === null ? null : (
          <Typography id={reasonId} variant="pi" textColor="neutral600" textAlign="end">
            {reason}
          </Typography>
        )}
      </Flex>
    </Foot>
  );
};

/** Platforms that cost money say how much; the others cost nothing and are not spoken of. */
const Cost = ({ rows }: { rows: readonly ComposerRow[] }) => {
  const t = useText();
  const intl = useIntl();
  const { usd, reasons } = costOf(rows);
  if (usd === 0) return null;
  return (
    <Typography variant="pi" textColor="neutral800" title={reasons.join(' ')}>
      {t('compose.cost', {
        usd: intl.formatNumber(usd, moneyFormat(usd)),
        reason: reasons.join(', '),
      })}
    </Typography>
  );
};
