import { styled } from 'styled-components';

import type { PartPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';

const Note = styled.p`
  margin: 0;
  padding: 4px 8px;
  border-radius: 4px;
  background: var(--preview-over);
  color: var(--preview-onOver);
  font-size: 1.2rem;
`;

/** Says what the marked end of a text means. */
export const OverflowNote = ({
  part: { count, overflowAt },
  limit,
}: {
  part: Pick<PartPreview, 'count' | 'overflowAt'>;
  limit: number;
}) => {
  const t = useText();
  return overflowAt === null ? null : <Note>{t('previews.over', { count, limit })}</Note>;
};
