import { Box, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DiffPiece, Proposal } from '../../../../contracts/adaptations';
import { useText } from '../../translations/use-text';
import { formerTextOf, hasChanges, isMostlyNew } from './diff-shape';

const Words = styled.div`
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

/** Underlined and struck through: the colour is not all that tells them apart. */
const Added = styled.ins`
  background: ${({ theme }) => theme.colors.success100};
  text-decoration: underline;
`;

const Removed = styled.del`
  background: ${({ theme }) => theme.colors.danger100};
  text-decoration: line-through;
`;

const Piece = ({ piece: { kind, text } }: { piece: DiffPiece }) => {
  const t = useText();
  if (kind === 'same') return <>{text}</>;
  const Mark = kind === 'added' ? Added : Removed;
  const name = kind === 'added' ? t('proposals.diff.added') : t('proposals.diff.removed');
  return (
    <Mark>
      <VisuallyHidden>{` [${name} `}</VisuallyHidden>
      {text}
      <VisuallyHidden>{'] '}</VisuallyHidden>
    </Mark>
  );
};

interface DiffTextProps {
  proposal: Pick<Proposal, 'diff' | 'texts' | 'language'>;
  /** False: only the words as they would be posted. */
  showsChanges: boolean;
}

/** The words that stand there now, to be read before those that are proposed. */
const Former = ({
  proposal: { diff, language },
}: {
  proposal: Pick<Proposal, 'diff' | 'language'>;
}) => {
  const t = useText();
  return (
    <Box paddingBottom={3}>
      <Typography tag="div" variant="pi" fontWeight="semiBold" textColor="neutral600">
        {t('proposals.diff.now')}
      </Typography>
      <Typography tag="div" variant="omega" textColor="neutral600">
        <Words dir="auto" lang={language ?? undefined}>
          {formerTextOf(diff)}
        </Words>
      </Typography>
      <Typography
        tag="div"
        variant="pi"
        fontWeight="semiBold"
        textColor="neutral600"
        paddingTop={3}
      >
        {t('proposals.diff.proposed')}
      </Typography>
    </Box>
  );
};

/** Proposed words, with what changes against those that stand there. */
export const DiffText = ({ proposal, showsChanges }: DiffTextProps) => {
  const t = useText();
  const { diff, texts, language } = proposal;
  const compares = showsChanges && hasChanges(diff);
  const isNew = isMostlyNew(diff);

  return (
    <Typography tag="div" variant="omega" textColor="neutral800">
      {compares && isNew ? <Former proposal={proposal} /> : null}
      {compares && !isNew ? (
        <Words dir="auto" lang={language ?? undefined}>
          {diff.map((piece, index) => (
            <Piece key={index} piece={piece} />
          ))}
        </Words>
      ) : (
        texts.map((text, index) => (
          <Words key={index} dir="auto" lang={language ?? undefined}>
            {texts.length > 1 ? (
              <Typography tag="div" variant="pi" textColor="neutral600" paddingTop={index ? 2 : 0}>
                {t('proposals.part', { number: index + 1, total: texts.length })}
              </Typography>
            ) : null}
            {text}
          </Words>
        ))
      )}
    </Typography>
  );
};
