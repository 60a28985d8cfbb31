import { useRef, useState } from 'react';

import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import { useText } from '../../../translations/use-text';
import type { PageMessage } from '../connect-message';
import type { ConnectRight } from '../connect-right';
import { ConnectWizard } from './ConnectWizard';

interface ConnectWizardButtonProps {
  connectRight: ConnectRight;
  /** Null: not known yet. */
  canEditSettings: boolean | null;
  /** @default 'default' */
  variant?: 'default' | 'secondary';
  onMessage: (message: PageMessage) => void;
}

/** Opens the way to a new account. */
export const ConnectWizardButton = (props: ConnectWizardButtonProps) => {
  const { connectRight, canEditSettings, variant = 'default', onMessage } = props;
  const t = useText();
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  const close = () => {
    setIsOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };

  return (
    <>
      <Button
        ref={opener}
        variant={variant}
        startIcon={<Plus />}
        disabled={!connectRight.isAllowed}
        aria-describedby={connectRight.reasonId}
        onClick={() => setIsOpen(true)}
      >
        {t('platforms.title')}
      </Button>
      {isOpen ? (
        <ConnectWizard canEditSettings={canEditSettings} onClose={close} onMessage={onMessage} />
      ) : null}
    </>
  );
};
