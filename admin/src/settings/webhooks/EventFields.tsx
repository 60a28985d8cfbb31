import { Checkbox, Field, Flex, Typography } from '@strapi/design-system';

import type { WebhookEventType } from '../../../../contracts/webhook-events';
import { useText } from '../../translations/use-text';
import { EVENT_GROUPS, EVENT_TEXT, type EventGroup } from './webhook-words';

interface EventFieldsProps {
  value: readonly WebhookEventType[];
  error: string | undefined;
  onChange: (events: WebhookEventType[]) => void;
}

/** The events of one group, with one tick for all of them. */
const Group = ({ group, value, onChange }: EventFieldsProps & { group: EventGroup }) => {
  const t = useText();
  const chosen = group.events.filter((type) => value.includes(type));
  const others = value.filter((type) => !group.events.includes(type));
  const isAll = chosen.length === group.events.length;
  const all = isAll ? true : chosen.length > 0 ? 'indeterminate' : false;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Checkbox
        checked={all}
        onCheckedChange={() => onChange(isAll ? others : [...others, ...group.events])}
      >
        <Typography fontWeight="semiBold">{t(group.label)}</Typography>
      </Checkbox>
      <Flex direction="column" alignItems="stretch" gap={1} paddingLeft={6}>
        {group.events.map((type) => (
          <Checkbox
            key={type}
            checked={value.includes(type)}
            onCheckedChange={(isOn) =>
              onChange(isOn === true ? [...value, type] : value.filter((one) => one !== type))
            }
          >
            {t(EVENT_TEXT[type])}
          </Checkbox>
        ))}
      </Flex>
    </Flex>
  );
};

/** What a webhook hears of, by groups. */
export const EventFields = (props: EventFieldsProps) => {
  const t = useText();
  return (
    <Field.Root name="events" error={props.error} required>
      <Flex tag="fieldset" direction="column" alignItems="stretch" gap={4} borderWidth="0">
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {t('webhooks.form.events')}
        </Typography>
        {EVENT_GROUPS.map((group) => (
          <Group key={group.label} {...props} group={group} />
        ))}
      </Flex>
      <Field.Error />
    </Field.Root>
  );
};
