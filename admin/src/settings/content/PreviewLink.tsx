import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';

import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { StateText } from '../../components/StateText';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import type { LinkChecking } from './use-mapping-preview';

interface PreviewLinkProps {
  link: string | null;
  checking: LinkChecking;
}

const Result = ({ checking }: { checking: LinkChecking }) => {
  const t = useText();
  const problemText = useProblemText();
  const { result, error, isLoading } = checking;
  if (isLoading) {
    return (
      <StateText icon="spinner" tone="primary">
        {t('content.link.checking')}
      </StateText>
    );
  }
  if (error) return <Notice tone="danger">{problemText(error)}</Notice>;
  if (!result) return null;
  const { isReachable, status, problem } = result;
  if (isReachable && !problem) {
    return (
      <StateText icon="check" tone="success">
        {t('content.link.there')}
      </StateText>
    );
  }
  const answered = status === null ? null : t('content.link.status', { status });
  const text = problem ?? answered ?? t('content.link.noAnswer');
  return <Notice tone={isReachable ? 'warning' : 'danger'}>{text}</Notice>;
};

/** Where the entry is on the website, and whether there is a page. */
export const PreviewLink = ({ link, checking }: PreviewLinkProps) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {isWebAddress(link) ? (
        <>
          <Link href={link} isExternal dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {link}
          </Link>
          <Button
            type="button"
            variant="tertiary"
            size="S"
            loading={checking.isLoading}
            onClick={checking.run}
          >
            {t('content.link.check')}
          </Button>
        </>
      ) : (
        <Typography variant="omega" textColor="neutral600">
          {t('content.preview.noLink')}
        </Typography>
      )}
      <Box role="status" width="100%">
        {isWebAddress(link) ? <Result checking={checking} /> : null}
      </Box>
    </Flex>
  );
};
