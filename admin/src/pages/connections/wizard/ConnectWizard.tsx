import { useId, useState } from 'react';

import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import { useGetSocialPlatformsQuery } from '../../../api/connections-api';
import { useProblemText } from '../../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../../components/SectionState';
import { useChosenSite } from '../../../components/use-site';
import { useText } from '../../../translations/use-text';
import { connectedMessage, type PageMessage } from '../connect-message';
import { NeedsStep } from './NeedsStep';
import { PlatformStep, waysOf, type Way } from './PlatformStep';
import { SignInStep } from './SignInStep';
import { StepBody } from './StepBody';
import { stepAfter, stepBefore, type DialogStep } from './wizard-steps';

interface ConnectWizardProps {
  /** Null: not known yet. */
  canEditSettings: boolean | null;
  onClose: () => void;
  onMessage: (message: PageMessage) => void;
}

/** The first step waits for the platforms. */
const Platforms = (props: { chosen: Way | null; onChoose: (way: Way) => void }) => {
  const problemText = useProblemText();
  const { data, error, refetch } = useGetSocialPlatformsQuery(useChosenSite());
  if (error) return <SectionError message={problemText(error)} onRetry={() => void refetch()} />;
  return data ? <PlatformStep ways={waysOf(data)} {...props} /> : <SectionLoading />;
};

interface FootProps {
  step: DialogStep;
  way: Way | null;
  onMove: (step: DialogStep) => void;
}

/** Back and on; says why it does not go on. */
const Foot = ({ step, way, onMove }: FootProps) => {
  const t = useText();
  const reasonId = useId();
  const before = stepBefore(step);
  const isSetUpMissing = step === 'needs' && way?.method.isConfigured === false;
  const reason = way ? (isSetUpMissing ? t('wizard.notSetUp') : null) : t('wizard.nothingChosen');
  return (
    <Modal.Footer>
      {before ? (
        <Button variant="tertiary" onClick={() => onMove(before)}>
          {t('wizard.back')}
        </Button>
      ) : (
        <Modal.Close>
          <Button variant="tertiary">{t('password.cancel')}</Button>
        </Modal.Close>
      )}
      <Flex gap={3} alignItems="center">
        <Typography id={reasonId} variant="pi" textColor="neutral600" role="status">
          {reason}
        </Typography>
        <Button
          disabled={reason !== null}
          aria-describedby={reason === null ? undefined : reasonId}
          onClick={() => onMove(stepAfter(step))}
        >
          {t('wizard.next')}
        </Button>
      </Flex>
    </Modal.Footer>
  );
};

/** Leads through connecting an account: platform, what is needed, sign-in. */
export const ConnectWizard = ({ canEditSettings, onClose, onMessage }: ConnectWizardProps) => {
  const t = useText();
  const [step, setStep] = useState<DialogStep>('platform');
  const [way, setWay] = useState<Way | null>(null);

  const finish = (handle: string) => {
    onClose();
    if (way) onMessage(connectedMessage(way.platform.id, [handle]));
  };

  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('password.close')}>
          <Modal.Title>
            {way && step !== 'platform'
              ? t('password.title', { platform: way.platform.label })
              : t('platforms.title')}
          </Modal.Title>
        </Modal.Header>
        {step === 'signIn' && way ? (
          <SignInStep way={way} onBack={() => setStep('needs')} onConnected={finish} />
        ) : (
          <>
            <StepBody step={step}>
              {step === 'needs' && way ? (
                <NeedsStep way={way} canEditSettings={canEditSettings} />
              ) : (
                <Platforms chosen={way} onChoose={setWay} />
              )}
            </StepBody>
            <Foot step={step} way={way} onMove={setStep} />
          </>
        )}
      </Modal.Content>
    </Modal.Root>
  );
};
