import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { veilOf } from '../labels-of';
import { Carousel } from '../media/Carousel';
import { Veil } from '../media/Veil';
import { Avatar } from '../parts/Avatar';
import { Byline } from '../parts/Byline';
import { FirstComment } from '../parts/FirstComment';
import { Glyph } from '../parts/Glyph';
import { Labels } from '../parts/Labels';
import { PartText } from '../parts/PartText';
import { extrasOf } from '../post-extras';
import { numberOf } from '../post-options';
import type { LayoutProps } from './layout-props';

/** Dark in both schemes: what stands on a picture needs its own ground. */
const Screen = styled.div`
  --preview-ink: #ffffff;
  --preview-muted: #dedede;
  --preview-link: #ffffff;
  --preview-chip: #2a2a2a;
  --preview-surface: #000000;
  position: relative;
  display: flex;
  flex-direction: column;
  justify-content: space-between;
  inline-size: 100%;
  aspect-ratio: 9 / 16;
  overflow: hidden;
  background: #000000;
  color: var(--preview-ink);
`;

const Files = styled.div`
  position: absolute;
  inset: 0;
`;

const Missing = styled.div`
  display: flex;
  align-items: center;
  justify-content: center;
  block-size: 100%;
  padding: 24px;
  text-align: center;
`;

const Top = styled.div`
  position: relative;
  display: flex;
  gap: 8px;
  align-items: center;
  padding: 20px 12px 8px;
  background: rgba(0, 0, 0, 0.6);

  &::before {
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 12px;
    block-size: 2px;
    background: rgba(255, 255, 255, 0.7);
    content: '';
  }
`;

const Bottom = styled.div`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: 6px;
  max-block-size: 60%;
  margin-block-start: auto;
  padding: 10px 12px;
  padding-inline-end: 52px;
  overflow-y: auto;
  background: rgba(0, 0, 0, 0.66);

  &:focus-visible {
    outline: 2px solid #ffffff;
    outline-offset: -2px;
  }
`;

const Signs = styled.div`
  position: absolute;
  inset-block-end: 16px;
  inset-inline-end: 8px;
  display: flex;
  flex-direction: column;
  gap: 16px;
  padding: 8px;
  border-radius: 20px;
  background: rgba(0, 0, 0, 0.5);
`;

const Heading = styled.strong`
  overflow-wrap: anywhere;
`;

const Who = ({ target, look }: Pick<LayoutProps, 'target' | 'look'>) => (
  <>
    <Avatar target={target} look={look} size={32} />
    <Byline target={target} byline={look.byline} />
  </>
);

const Head = styled.div`
  display: flex;
  gap: 8px;
  align-items: center;
`;

/** TikTok, reels and stories: a whole phone screen. A story has no words of its own. */
export const ScreenPost = (props: LayoutProps) => {
  const { target, look } = props;
  const t = useText();
  const [part] = target.parts;
  const files = part?.media ?? [];
  const { heading } = extrasOf(target);
  const isStory = target.format === 'story';
  return (
    <>
      <Screen>
        <Files>
          {files.length > 0 ? (
            <Veil reason={veilOf(target)}>
              <Carousel
                files={files}
                isScreen
                startsAt={numberOf(target.options, 'photoCoverIndex')}
              />
            </Veil>
          ) : (
            <Missing>{t('previews.media.missing')}</Missing>
          )}
        </Files>
        {isStory ? (
          <Top>
            <Who {...{ target, look }} />
          </Top>
        ) : (
          // An unfolded text scrolls, so it must be reached by keys.
          <Bottom tabIndex={0} role="group" aria-label={t('previews.screen.words')}>
            <Head>
              <Who {...{ target, look }} />
            </Head>
            <Labels target={target} />
            {heading ? <Heading dir="auto">{heading}</Heading> : null}
            {part ? <PartText {...props} part={part} /> : null}
          </Bottom>
        )}
        {isStory ? null : (
          <Signs aria-hidden>
            {look.actions.map((name) => (
              <Glyph key={name} name={name} size={22} />
            ))}
          </Signs>
        )}
      </Screen>
      <FirstComment {...props} />
    </>
  );
};
