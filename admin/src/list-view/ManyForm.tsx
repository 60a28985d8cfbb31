import { useState } from 'react';

import { Button, Checkbox, Flex, Modal } from '@strapi/design-system';

import type { BulkOrderView } from '../../../contracts/bulk';
import type { SiteDetails } from '../../../contracts/sites';
import { useOrderSocialManyMutation } from '../api/many-api';
import { useGetSocialTargetsQuery, type TargetView } from '../api/targets-api';
import { useProblemText } from '../api/use-problem-text';
import { useComposerSite } from '../composer/use-composer-site';
import { ChoiceField } from '../components/ChoiceField';
import { Notice } from '../components/Notice';
import { SectionError, SectionLoading } from '../components/SectionState';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { AtFields } from '../when/AtFields';
import { proposedTime } from '../when/at-time';
import { ManyForecast } from './ManyForecast';
import { ManyTargets } from './ManyTargets';
import type { ManyDialogProps } from './ManyDialog';
import {
  bulkRequestOf,
  isOrderable,
  MANY_TIMINGS,
  type ManyTiming,
  type ManyWish,
} from './many-plan';

interface ManyFormProps extends ManyDialogProps {
  onOrdered: (order: BulkOrderView) => void;
}

const TIMINGS: Record<ManyTiming, MessageId> = {
  soon: 'many.soon',
  slots: 'many.slots',
  spread: 'many.spread',
  at: 'when.at',
};

/** Two days: enough for a handful of entries without a burst. */
const USUAL_PERIOD_MS = 2 * 24 * 60 * 60_000;

/** Where the entries go, and when. */
export const ManyForm = (props: ManyFormProps) => {
  const problemText = useProblemText();
  const site = useComposerSite();
  const targets = useGetSocialTargetsQuery(site?.id, { skip: site === null });

  if (targets.error) {
    return (
      <Modal.Body>
        <SectionError message={problemText(targets.error)} onRetry={() => void targets.refetch()} />
      </Modal.Body>
    );
  }
  if (!site || !targets.data) {
    return (
      <Modal.Body>
        <SectionLoading />
      </Modal.Body>
    );
  }
  const enabled = targets.data.filter((target) => target.enabled);
  return <ManyFields {...props} site={site} enabled={enabled} />;
};

interface ManyFieldsProps extends ManyFormProps {
  site: SiteDetails;
  /** Switched on, of the site. */
  enabled: readonly TargetView[];
}

const ManyFields = (props: ManyFieldsProps) => {
  const { documentIds, contentType, locale, canSchedule, site, enabled } = props;
  const t = useText();
  const problemText = useProblemText();
  const zone = site.timezone;
  const [send, sending] = useOrderSocialManyMutation();
  const [wish, setWish] = useState<ManyWish>(() => ({
    ...{ targetIds: null, timing: 'soon' as const, again: false },
    time: proposedTime(zone, Date.now() + USUAL_PERIOD_MS),
  }));

  const chosenIds = wish.targetIds ?? enabled.map(({ id }) => id);
  const timings = MANY_TIMINGS.filter((timing) => canSchedule || timing === 'soon');
  const order = async () => {
    const request = bulkRequestOf({
      ...{ wish, contentType, documentIds, locale },
      ...{ siteId: site.id, zone, now: Date.now() },
    });
    const answer = await send(request);
    if ('data' in answer && answer.data) props.onOrdered(answer.data);
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <ManyTargets
            targets={enabled}
            chosen={chosenIds}
            onChoose={(targetIds) => setWish({ ...wish, targetIds })}
          />
          <ChoiceField
            name="timing"
            label={t('when.label')}
            hint={canSchedule ? undefined : t('when.forbidden')}
            value={wish.timing}
            options={timings.map((value) => ({ value, label: t(TIMINGS[value]) }))}
            onChange={(timing) => setWish({ ...wish, timing })}
          />
          {wish.timing === 'spread' || wish.timing === 'at' ? (
            <AtFields
              value={wish.time}
              siteZone={zone}
              isDisabled={sending.isLoading}
              onChange={(time) => setWish({ ...wish, time })}
            />
          ) : null}
          <Checkbox
            checked={wish.again}
            onCheckedChange={(checked) => setWish({ ...wish, again: checked === true })}
          >
            {t('many.again')}
          </Checkbox>
          <ManyForecast
            wish={wish}
            entries={documentIds.length}
            targetIds={chosenIds}
            siteId={site.id}
            zone={zone}
          />
          {sending.error ? (
            <Notice tone="danger" isAnnounced>
              {problemText(sending.error)}
            </Notice>
          ) : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={props.onClose}>
          {t('many.cancel')}
        </Button>
        <Button
          loading={sending.isLoading}
          disabled={chosenIds.length === 0 || !isOrderable(wish, zone, Date.now())}
          onClick={() => void order()}
        >
          {t('many.check')}
        </Button>
      </Modal.Footer>
    </>
  );
};
