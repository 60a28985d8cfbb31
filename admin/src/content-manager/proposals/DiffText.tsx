import { Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DiffPiece, Proposal } from '../../../../contracts/adaptations';
import { useText } from '../../translations/use-text';
import { hasChanges } from './proposal-card';

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

/** Proposed words, with what changes against those that stand there. */
export const DiffText = ({ proposal, showsChanges }: DiffTextProps) => {
  const t = useText();
  const { diff, texts, language } = proposal;
  const marks = showsChanges && hasChanges(diff);

  return (
    <Typography tag="div" variant="omega" textColor="neutral800">
      {marks ? (
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
