import { Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { AuditEntryView } from '../../../../contracts/audit';
import { Wrapping } from '../../components/Wrapping';
import { useText } from '../../translations/use-text';
import { ActorName } from './ActorName';
import { ACTION_TEXT, KIND_TEXT, SETTINGS_TEXT } from './audit-words';

interface AuditRowProps {
  entry: AuditEntryView;
  isOpen: boolean;
  /** Id of the row with the details. */
  detailsId: string;
  onToggle: () => void;
  /** From the table: its cells know by it where they are, for the arrow keys. */
  'aria-rowindex'?: number;
}

const Subject = ({ subject }: { subject: AuditEntryView['subject'] }) => {
  const t = useText();
  // Settings have no name that a person gave them.
  const title = subject.kind === 'settings' ? SETTINGS_TEXT[subject.id ?? ''] : undefined;
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="omega" textColor="neutral800" dir="auto">
        {title ? t(title) : (subject.name ?? subject.id ?? '')}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t(KIND_TEXT[subject.kind])}
      </Typography>
    </Flex>
  );
};

/** One line of the log. */
export const AuditRow = ({ entry, isOpen, detailsId, onToggle, ...place }: AuditRowProps) => {
  const t = useText();
  const intl = useIntl();
  const { at, action, actor, subject, ip } = entry;
  const time = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' });

  return (
    <Tr {...place}>
      <Td>
        <Typography variant="omega" textColor="neutral800">
          <time dateTime={at} title={intl.formatDate(at, { dateStyle: 'full', timeStyle: 'long' })}>
            {time}
          </time>
        </Typography>
      </Td>
      <Td>
        <ActorName actor={actor} />
      </Td>
      <Td>
        <Typography variant="omega" textColor="neutral800">
          {t(ACTION_TEXT[action])}
        </Typography>
      </Td>
      <Td>
        <Wrapping $minRem={14}>
          <Subject subject={subject} />
        </Wrapping>
      </Td>
      <Td>
        <Typography variant="omega" textColor={ip ? 'neutral800' : 'neutral600'}>
          {ip ?? t('audit.origin.none')}
        </Typography>
      </Td>
      <Td>
        <Flex justifyContent="flex-end">
          <IconButton
            variant="ghost"
            label={t('audit.details.show', { action: t(ACTION_TEXT[action]), time })}
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            onClick={onToggle}
          >
            {isOpen ? <CaretUp /> : <CaretDown />}
          </IconButton>
        </Flex>
      </Td>
    </Tr>
  );
};
