import { styled } from 'styled-components';

import type { TargetPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import type { Look, PreviewWidth } from '../looks/look';
import { Avatar } from './Avatar';
import { shownNameOf } from './Byline';
import { PostText } from './PostText';

const Box = styled.div`
  display: flex;
  gap: 8px;
  padding: 12px 16px;
  border-block-start: 1px solid var(--preview-border);
`;

const Words = styled.div`
  display: flex;
  flex: 1 1 auto;
  flex-direction: column;
  min-inline-size: 0;
`;

const Head = styled.span`
  color: var(--preview-muted);
  font-size: 1.3rem;

  & > bdi {
    color: var(--preview-ink);
    font-weight: 700;
  }
`;

interface FirstCommentProps {
  target: TargetPreview;
  look: Look;
  width: PreviewWidth;
}

/** What the account writes below its own post. */
export const FirstComment = ({ target, look, width }: FirstCommentProps) => {
  const t = useText();
  const { firstComment, platform, options, language } = target;
  if (!firstComment) return null;
  const name = shownNameOf(target, look.byline);
  return (
    <Box>
      <Avatar target={target} look={look} size={28} />
      <Words>
        <Head>
          <bdi>{name}</bdi> {t('previews.firstComment')}
        </Head>
        <PostText
          {...{ platform, options, language, look, width }}
          text={firstComment}
          overflowAt={null}
          isFoldable={false}
        />
      </Words>
    </Box>
  );
};
