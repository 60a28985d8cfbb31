import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, TextInput } from '@strapi/design-system';

import type { CalendarItem } from '../../../../contracts/calendar';
import { isWallTime } from '../../../../contracts/clock/zone-clock';
import { useText } from '../../translations/use-text';
import { wallNow, type AtWhen } from './planned-when';

interface MoveFormProps {
  item: CalendarItem;
  zone: string;
  onMove: (when: AtWhen) => void;
  onCancel: () => void;
}

/** Another time, typed: by the clock of the site, whatever the browser's says. */
export const MoveForm = ({ item, zone, onMove, onCancel }: MoveFormProps) => {
  const t = useText();
  const [wallTime, setWallTime] = useState(item.wallTime);
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWallTime(wallTime)) setProblem(t('calendar.move.incomplete'));
    else if (wallTime <= wallNow(zone, Date.now())) setProblem(t('calendar.move.isPast'));
    else onMove({ kind: 'at', wallTime, zone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Flex direction="column" alignItems="flex-start" gap={3}>
        <Field.Root name="wallTime" hint={t('calendar.move.hint', { zone })} error={problem}>
          <Field.Label>{t('calendar.move.field')}</Field.Label>
          <TextInput
            type="datetime-local"
            value={wallTime}
            onChange={(event) => {
              setProblem(undefined);
              setWallTime(event.target.value.slice(0, 16));
            }}
          />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
        <Flex gap={2}>
          <Button type="submit" size="S">
            {t('calendar.item.move')}
          </Button>
          <Button size="S" variant="tertiary" onClick={onCancel}>
            {t('calendar.move.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
};
