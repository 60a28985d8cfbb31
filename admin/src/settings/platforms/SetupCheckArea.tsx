import { Box, Button, Flex } from '@strapi/design-system';

import type { SetupCheck } from '../../../../contracts/setup-check';
import { SectionError } from '../../components/SectionState';
import { StateText } from '../../components/StateText';
import { useProblemText } from '../../api/use-problem-text';
import { useText } from '../../translations/use-text';
import { SetupReport } from './SetupReport';

interface SetupCheckAreaProps {
  /** What the app is called in texts. */
  name: string;
  platformLabel: string;
  check: { data?: SetupCheck; error?: unknown; isLoading: boolean };
  onCheck: () => void;
}

/** Looks for the usual mistakes before a person meets them. */
export const SetupCheckArea = ({ name, platformLabel, check, onCheck }: SetupCheckAreaProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { data, error, isLoading } = check;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex>
        <Button
          variant="tertiary"
          loading={isLoading}
          aria-label={t('setup.check.name', { name })}
          onClick={onCheck}
        >
          {t('setup.check')}
        </Button>
      </Flex>
      {isLoading ? (
        <Box role="status">
          <StateText icon="spinner" tone="primary">
            {t('setup.checking', { platform: platformLabel })}
          </StateText>
        </Box>
      ) : null}
      {error && !isLoading ? <SectionError message={problemText(error)} onRetry={onCheck} /> : null}
      {data && !isLoading ? <SetupReport check={data} name={name} /> : null}
    </Flex>
  );
};
