import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { SiteView } from '../../../../contracts/health';
import { usePauseSocialSiteMutation, useResumeSocialSiteMutation } from '../../api/health-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';
import type { OperateRight } from './operate-right';

const HOUR_MS = 60 * 60_000;
const HOURS = {
  style: 'unit',
  unit: 'hour',
  unitDisplay: 'long',
  maximumFractionDigits: 1,
} as const;

interface PauseButtonProps {
  site: SiteView;
  /** What waits longer is not sent any more. */
  missedAfterMs: number;
  right: OperateRight;
}

/** Stops everything at once, or lets it go on; asks first, and says what happens. */
export const PauseButton = ({ site, missedAfterMs, right }: PauseButtonProps) => {
  const t = useText();
  const intl = useIntl();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [pause, pausing] = usePauseSocialSiteMutation();
  const [resume, resuming] = useResumeSocialSiteMutation();
  const { id, name, paused } = site;
  const text = paused ? t('site.resume') : t('site.pause');

  const limit = intl.formatNumber(missedAfterMs / HOUR_MS, HOURS);

  const change = async () => {
    const answer = await (paused ? resume(id) : pause(id));
    if (!('error' in answer)) return;
    toggleNotification({ type: 'danger', message: problemText(answer.error) });
  };

  return (
    <ConfirmedAction
      trigger={
        <Button
          variant={paused ? 'default' : 'tertiary'}
          size="L"
          disabled={!right.isAllowed}
          loading={pausing.isLoading || resuming.isLoading}
          aria-describedby={right.reasonId}
        >
          {text}
        </Button>
      }
      title={
        paused ? t('site.resume.title', { site: name }) : t('site.pause.title', { site: name })
      }
      body={paused ? t('site.resume.body') : t('site.pause.body', { limit })}
      confirmLabel={text}
      confirmVariant={paused ? 'default' : 'danger-light'}
      onConfirm={change}
    />
  );
};
