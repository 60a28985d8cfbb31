import { Typography } from '@strapi/design-system';

import type { AuditEntryView } from '../../../../contracts/audit';
import { useText } from '../../translations/use-text';
import { ACTOR_TEXT } from './audit-words';

/** Who did it: the name of then, or what it was when it was no person. */
export const ActorName = ({ actor }: { actor: AuditEntryView['actor'] }) => {
  const t = useText();
  const name =
    actor.kind === 'user'
      ? (actor.name ?? t('audit.filter.person.unknown', { id: actor.id ?? '' }))
      : (actor.name ?? t(ACTOR_TEXT[actor.kind]));
  return (
    <Typography variant="omega" textColor="neutral800" dir="auto">
      {name}
    </Typography>
  );
};
