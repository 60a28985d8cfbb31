import { useState } from 'react';

import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { QuietButton } from './quiet-button';

const Veiled = styled(QuietButton)`
  padding-inline: 6px;
  border-radius: 4px;
  background: var(--preview-chip);
  font-weight: 400;
`;

/** Words that are hidden until somebody taps them. */
export const Spoiler = ({ text }: { text: string }) => {
  const t = useText();
  const [isShown, setShown] = useState(false);
  if (isShown) return <span>{text}</span>;
  return (
    <Veiled type="button" onClick={() => setShown(true)}>
      {t('previews.spoiler')}
    </Veiled>
  );
};
