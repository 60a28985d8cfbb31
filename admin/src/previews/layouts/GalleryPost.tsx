import { styled } from 'styled-components';

import type { PartPreview } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import { Carousel } from '../media/Carousel';
import { shapeOf } from '../media/file-shape';
import { Actions } from '../parts/Actions';
import { Avatar } from '../parts/Avatar';
import { Byline } from '../parts/Byline';
import { FirstComment } from '../parts/FirstComment';
import { Glyph } from '../parts/Glyph';
import { Labels } from '../parts/Labels';
import { PartText } from '../parts/PartText';
import type { LayoutProps } from './layout-props';

const Head = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;
  padding: 10px 12px;
`;

const Files = styled.div`
  inline-size: 100%;
  overflow: hidden;
`;

const Missing = styled.div`
  display: flex;
  align-items: center;
  justify-content: center;
  block-size: 100%;
  padding: 16px;
  background: var(--preview-chip);
  color: var(--preview-ink);
  text-align: center;
`;

const Block = styled.div`
  display: flex;
  flex-direction: column;
  gap: 6px;
  padding: 6px 12px 12px;
`;

const Part = ({ part, ...props }: LayoutProps & { part: PartPreview }) => {
  const { target, look } = props;
  const t = useText();
  const [first] = part.media;
  const aspectRatio = first ? shapeOf(first, look.singleRatio) : 1;
  return (
    <>
      <Head>
        <Avatar target={target} look={look} size={32} />
        <Byline target={target} byline={look.byline} />
        <Glyph name="more" />
      </Head>
      <Files style={{ aspectRatio }}>
        {first ? <Carousel files={part.media} /> : <Missing>{t('previews.media.missing')}</Missing>}
      </Files>
      <Block>
        <Actions icons={look.actions} />
        <Labels target={target} />
        <PartText {...props} part={part} />
      </Block>
    </>
  );
};

/** Instagram: the files first, the words below them. */
export const GalleryPost = (props: LayoutProps) => (
  <>
    {props.target.parts.map((part, index) => (
      <Part key={index} {...props} part={part} />
    ))}
    <FirstComment {...props} />
  </>
);
