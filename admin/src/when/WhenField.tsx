import type { KeyboardEvent } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { Recurrence } from '../../../contracts/schedules';
import type { When } from '../../../contracts/when';
import { ChoiceField } from '../components/ChoiceField';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { AtFields } from './AtFields';
import { OffsetField } from './OffsetField';
import { RepeatFields } from './RepeatFields';
import { SlotNote } from './SlotNote';
import { choiceOf, choicesFor, whenOf, type WhenChoice } from './when-choice';

export interface WhenFieldProps {
  value: When;
  onChange: (when: When) => void;
  /** Whose next free slots are told. */
  targetIds: readonly number[];
  /** The person's default site when left out. */
  siteId?: number;
  /** IANA name of the site's zone: what a time is meant in until another zone is chosen. */
  zone: string;
  /** Only a published version goes out at a time; a draft waits for its publication. */
  isPublished: boolean;
  canSchedule: boolean;
  isDisabled?: boolean;
  /** @default "When" */
  label?: string;
  /** Left out: it cannot be repeated. Null: once. */
  recurrence?: Recurrence | null;
  onRepeat?: (recurrence: Recurrence | null) => void;
}

const LABELS: Record<WhenChoice, MessageId> = {
  now: 'when.now',
  on_publish: 'when.onPublish',
  at: 'when.at',
  slot: 'when.slot',
  after_publish: 'when.afterPublish',
};

const NEXT_PUBLICATION: Partial<Record<WhenChoice, MessageId>> = {
  on_publish: 'when.onNextPublish',
  after_publish: 'when.afterNextPublish',
};

/** In the side panel an Enter in a field would send the entry's form, which is around it. */
const keepInside = (event: KeyboardEvent): void => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
};

/** When something goes out: one list, and below it what the choice needs. */
export const WhenField = (props: WhenFieldProps) => {
  const t = useText();
  const { value, onChange, zone, isPublished, canSchedule, isDisabled = false } = props;
  const choice = choiceOf(value);
  const choices = choicesFor({ isPublished, canSchedule });
  const labelOf = (one: WhenChoice): string =>
    t((isPublished && NEXT_PUBLICATION[one]) || LABELS[one]);
  const shown = choices.includes(choice) ? choices : [choice, ...choices];

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" onKeyDown={keepInside}>
      <ChoiceField
        name="when"
        size="S"
        label={props.label ?? t('when.label')}
        value={choice}
        isDisabled={isDisabled || shown.length < 2}
        options={shown.map((one) => ({ value: one, label: labelOf(one) }))}
        onChange={(next) => onChange(whenOf(next, { zone, now: Date.now() }))}
      />
      {canSchedule ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('when.forbidden')}
        </Typography>
      )}
      {value.kind === 'at' ? (
        <AtFields value={value} siteZone={zone} isDisabled={isDisabled} onChange={onChange} />
      ) : null}
      {value.kind === 'on_publish' && choice === 'after_publish' ? (
        <OffsetField value={value} isDisabled={isDisabled} onChange={onChange} />
      ) : null}
      {value.kind === 'slot' ? (
        <SlotNote targetIds={props.targetIds} siteId={props.siteId} />
      ) : null}
      {value.kind === 'at' && props.onRepeat ? (
        <RepeatFields
          value={props.recurrence ?? null}
          isDisabled={isDisabled}
          onChange={props.onRepeat}
        />
      ) : null}
    </Flex>
  );
};
