import { useState, type ReactNode } from 'react';

import { styled } from 'styled-components';

import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

const Cover = styled.div`
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: 8px;
  min-block-size: 160px;
  padding: 16px;
  border-radius: 12px;
  background: var(--preview-chip);
  color: var(--preview-ink);
  text-align: center;
`;

const ShowButton = styled.button`
  padding: 4px 16px;
  border: 1px solid var(--preview-muted);
  border-radius: 16px;
  background: var(--preview-surface);
  color: var(--preview-ink);
  font: inherit;
  font-weight: 600;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid var(--preview-link);
    outline-offset: 2px;
  }
`;

interface VeilProps {
  /** Why it is hidden; null: it is not. */
  reason: MessageId | null;
  children: ReactNode;
}

/** What people see only when they ask for it. */
export const Veil = ({ reason, children }: VeilProps) => {
  const t = useText();
  const [isLifted, setLifted] = useState(false);
  if (reason === null || isLifted) return <>{children}</>;
  return (
    <Cover>
      <span>{t(reason)}</span>
      <ShowButton type="button" onClick={() => setLifted(true)}>
        {t('previews.media.show')}
      </ShowButton>
    </Cover>
  );
};
