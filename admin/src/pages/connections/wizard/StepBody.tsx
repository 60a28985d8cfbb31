import { useEffect, useRef, type ReactNode } from 'react';

import { Flex, Modal, Typography } from '@strapi/design-system';

import { useText } from '../../../translations/use-text';
import { WizardSteps } from './WizardSteps';
import { STEP_NAMES, type DialogStep } from './wizard-steps';

interface StepBodyProps {
  step: DialogStep;
  children: ReactNode;
}

/** One step: how far one has come, its name, and what it asks. Its name gets the focus. */
export const StepBody = ({ step, children }: StepBodyProps) => {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [step]);
  return (
    <Modal.Body>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <WizardSteps current={step} />
        <Typography tag="h3" variant="delta" ref={heading} tabIndex={-1}>
          {t(STEP_NAMES[step])}
        </Typography>
        {children}
      </Flex>
    </Modal.Body>
  );
};
