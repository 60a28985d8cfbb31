import { useId, useState } from 'react';

import { Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { guideOf } from './setup-guides';

const Steps = styled.ol`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding-inline-start: ${({ theme }) => theme.spaces[5]};
  list-style: decimal;
  color: ${({ theme }) => theme.colors.neutral800};
  overflow-wrap: anywhere;
`;

interface SetupGuideProps {
  app: string;
  /** What the app is called in texts. */
  name: string;
  /** Open at first: nothing is set up yet. */
  isOpenAtFirst: boolean;
}

/** How to make the app at the platform, step by step. */
export const SetupGuide = ({ app, name, isOpenAtFirst }: SetupGuideProps) => {
  const t = useText();
  const stepsId = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const guide = guideOf(app);
  if (!guide) return null;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <TextButton
        aria-expanded={isOpen}
        aria-controls={isOpen ? stepsId : undefined}
        aria-label={t('guide.title.name', { name })}
        endIcon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('guide.title')}
      </TextButton>
      {isOpen ? (
        <Flex id={stepsId} direction="column" alignItems="flex-start" gap={3}>
          <Steps>
            {guide.steps.map((step) => (
              <li key={step}>
                <Typography variant="omega">{t(step)}</Typography>
              </li>
            ))}
          </Steps>
          <Link href={guide.portalUrl} isExternal>
            {t('guide.portal', { portal: guide.portalName })}
          </Link>
        </Flex>
      ) : null}
    </Flex>
  );
};
