import { Button, Modal, Typography } from '@strapi/design-system';

import { useText } from '../../../translations/use-text';
import { ConnectFieldsPart } from '../ConnectFieldsPart';
import { useConnectForm } from '../use-connect-form';
import type { Way } from './PlatformStep';
import { StepBody } from './StepBody';

interface SignInStepProps {
  way: Way;
  onBack: () => void;
  onConnected: (handle: string) => void;
}

/** The consent: at the platform itself, or by an app password here. */
export const SignInStep = ({ way, onBack, onConnected }: SignInStepProps) => {
  const t = useText();
  const wish = { ...way, connection: null };
  const form = useConnectForm({ wish, onConnected });
  const platform = way.platform.label;
  const isByPassword = way.method.connectBy === 'app_password';
  return (
    <form onSubmit={form.submit} noValidate>
      <StepBody step="signIn">
        {isByPassword ? null : <Typography>{t('wizard.leaving', { platform })}</Typography>}
        <ConnectFieldsPart wish={wish} form={form} />
      </StepBody>
      <Modal.Footer>
        <Button type="button" variant="tertiary" disabled={form.isBusy} onClick={onBack}>
          {t('wizard.back')}
        </Button>
        <Button type="submit" loading={form.isBusy}>
          {isByPassword ? t('password.submit') : t('wizard.continueTo', { platform })}
        </Button>
      </Modal.Footer>
    </form>
  );
};
