import { Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../../../translations/use-text';
import { STEP_NAMES, WIZARD_STEPS, type WizardStep } from './wizard-steps';

const List = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
`;

const Step = styled.li`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Number = styled.span<{ $isReached: boolean }>`
  display: inline-flex;
  flex: 0 0 auto;
  align-items: center;
  justify-content: center;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: 50%;
  font-size: 1.2rem;
  font-weight: 600;
  background: ${({ theme, $isReached }) =>
    $isReached ? theme.colors.primary100 : theme.colors.neutral150};
  color: ${({ theme, $isReached }) =>
    $isReached ? theme.colors.primary700 : theme.colors.neutral700};
`;

/** How far connecting an account has come. */
export const WizardSteps = ({ current }: { current: WizardStep }) => {
  const t = useText();
  const at = WIZARD_STEPS.indexOf(current);
  return (
    <List aria-label={t('wizard.progress')}>
      {WIZARD_STEPS.map((step, index) => (
        <Step key={step} aria-current={index === at ? 'step' : undefined}>
          <Number $isReached={index <= at} aria-hidden>
            {index + 1}
          </Number>
          <Typography
            variant="pi"
            fontWeight={index === at ? 'bold' : 'regular'}
            textColor={index === at ? 'neutral800' : 'neutral600'}
          >
            {t(STEP_NAMES[step])}
          </Typography>
          {index < at ? <VisuallyHidden>{t('wizard.stepDone')}</VisuallyHidden> : null}
        </Step>
      ))}
    </List>
  );
};
