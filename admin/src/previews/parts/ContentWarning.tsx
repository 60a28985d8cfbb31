import { useState, type ReactNode } from 'react';

import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { QuietButton } from './quiet-button';

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 4px 12px;
  padding: 8px 12px;
  border-radius: 8px;
  background: var(--preview-chip);
  overflow-wrap: anywhere;

  & > button {
    color: var(--preview-link);
  }
`;

interface ContentWarningProps {
  /** Empty: there is none. */
  text: string;
  children: ReactNode;
}

/** Stands in place of the post until somebody wants to see it. */
export const ContentWarning = ({ text, children }: ContentWarningProps) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  if (text === '') return <>{children}</>;
  return (
    <>
      <Head>
        <span dir="auto">{text}</span>
        <QuietButton type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('previews.fold.less') : t('previews.fold.showMore')}
        </QuietButton>
      </Head>
      {isOpen ? children : null}
    </>
  );
};
