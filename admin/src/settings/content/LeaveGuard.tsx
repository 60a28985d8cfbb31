import { useEffect } from 'react';

import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import { useBlocker } from 'react-router-dom';

import { useText } from '../../translations/use-text';

/** The browser asks in its own words. */
const askFirst = (event: BeforeUnloadEvent) => event.preventDefault();

/** Asks before somebody leaves what is not saved. */
export const LeaveGuard = ({ isChanged }: { isChanged: boolean }) => {
  const t = useText();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && currentLocation.pathname !== nextLocation.pathname
  );
  useEffect(() => {
    if (!isChanged) return;
    window.addEventListener('beforeunload', askFirst);
    return () => window.removeEventListener('beforeunload', askFirst);
  }, [isChanged]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : blocker.reset())}>
      <ConfirmDialog
        title={t('content.leave.title')}
        endAction={
          <Button fullWidth variant="danger-light" onClick={() => blocker.proceed()}>
            {t('content.leave.confirm')}
          </Button>
        }
      >
        {t('content.leave.body')}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
