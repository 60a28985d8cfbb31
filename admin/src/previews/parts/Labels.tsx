import { styled } from 'styled-components';

import type { TargetPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import { labelsOf } from '../labels-of';

const List = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  margin: 0;
  padding: 0;
  list-style: none;
`;

const Label = styled.li`
  padding: 1px 8px;
  border-radius: 10px;
  background: var(--preview-chip);
  color: var(--preview-ink);
  font-size: 1.2rem;
`;

/** What the options put on the post, and who will see it. */
export const Labels = ({ target }: { target: TargetPreview }) => {
  const t = useText();
  const labels = labelsOf(target);
  if (labels.length === 0) return null;
  return (
    <List>
      {labels.map((messageId) => (
        <Label key={messageId}>{t(messageId)}</Label>
      ))}
    </List>
  );
};
