import { memo } from 'react';

import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CalendarItem } from '../../../../contracts/calendar';
import type { Tone } from '../../components/state-look';
import { presentPlatform } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { StateGlyph } from './StateGlyph';
import { ITEM_LOOKS } from './item-look';

/** A tinted bar; the bar's edge, the icon and the word tell the same. */
const Bar = styled.div<{
  $tone: Tone;
  $isTinted: boolean;
  $isMoving: boolean;
  $isOver: boolean;
}>`
  display: flex;
  flex-direction: column;
  justify-content: flex-start;
  width: 100%;
  height: 100%;
  min-height: 2.2rem;
  overflow: hidden;
  padding-block: 0.2rem;
  padding-inline: 0.5rem 0.4rem;
  border-inline-start: 3px solid ${({ theme, $tone }) => theme.colors[`${$tone}600`]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $tone, $isTinted }) => {
    if (!$isTinted) return 'transparent';
    return $tone === 'neutral' ? theme.colors.neutral150 : theme.colors[`${$tone}100`];
  }};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  line-height: 1.5;
  text-decoration: ${({ $isOver }) => ($isOver ? 'line-through' : 'none')};
  white-space: nowrap;
  box-shadow: ${({ theme, $isMoving }) =>
    $isMoving ? `0 0 0 2px ${theme.colors.primary600}` : 'none'};
`;

const Line = styled.span`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  width: 100%;
  min-width: 0;
`;

const Filler = styled.span`
  flex: 1 1 auto;
`;

const Clock = styled.span<{ $isBeside: boolean }>`
  flex: 0 0 auto;

  @media (max-width: 640px) {
    display: ${({ $isBeside }) => ($isBeside ? 'inline' : 'none')};
  }

  font-weight: 600;
  font-variant-numeric: tabular-nums;
`;

const Title = styled.span`
  flex: 1 1 auto;
  max-width: 100%;
  min-width: 0;
  overflow: hidden;
  text-overflow: ellipsis;
`;

const Badge = styled.span<{ $color: string }>`
  flex: 0 0 auto;
  min-width: 1.6rem;
  padding-inline: 0.2rem;
  border-radius: 3px;
  background: ${({ $color }) => $color};
  /* White on the platform's colour, in both themes. */
  color: #ffffff;
  font-size: 1rem;
  font-weight: 700;
  line-height: 1.6rem;
  text-align: center;
`;

const State = styled.span`
  flex: 0 0 auto;
  margin-inline-end: ${({ theme }) => theme.spaces[2]};
  color: ${({ theme }) => theme.colors.neutral600};

  @media (max-width: 640px) {
    display: none;
  }
`;

const Rest = styled.span`
  flex: 0 0 auto;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.1rem;
`;

/** More badges are counted: beside a time there is little room, and less beside a warning. */
const badgesOf = (shape: ItemContentProps['shape'], warnings: number): number => {
  if (shape !== 'box') return 5;
  return warnings > 0 ? 1 : 2;
};

interface ItemContentProps {
  item: CalendarItem;
  clock: string;
  isMoving: boolean;
  /**
   * `row` of a list: its time has a column. `line`: everything in one line. `box`: the title stands
   * below the time.
   */
  shape: 'row' | 'line' | 'box';
}

/** An item in the grid: state, time, title, where it goes. Light: hundreds of them are drawn. */
export const ItemContent = memo(({ item, clock, isMoving, shape }: ItemContentProps) => {
  const t = useText();
  const { icon, tone, messageId } = ITEM_LOOKS[item.state];
  const platforms = [...new Set(item.posts.map(({ platform }) => platform))];
  const title = item.entryTitle ?? t('calendar.untitled');
  const warnings = item.conflicts.length + item.limits.length;
  const badges = badgesOf(shape, warnings);
  const names = platforms.map((platform) => presentPlatform(platform).label).join(', ');
  return (
    <Bar
      $tone={tone}
      $isTinted={shape !== 'row'}
      $isMoving={isMoving}
      $isOver={item.state === 'cancelled'}
      title={`${clock} · ${title} · ${names} · ${t(messageId)}`}
    >
      <Line>
        <StateGlyph icon={icon} tone={tone} />
        {shape === 'row' ? null : <Clock $isBeside={shape === 'line'}>{clock}</Clock>}
        {shape === 'box' ? <Filler /> : <Title dir="auto">{title}</Title>}
        {shape === 'row' ? <State aria-hidden>{t(messageId)}</State> : null}
        {warnings > 0 ? <StateGlyph icon="warn" tone="warning" /> : null}
        {platforms.slice(0, badges).map((platform) => {
          const { monogram, badgeColor } = presentPlatform(platform);
          return (
            <Badge key={platform} $color={badgeColor} aria-hidden>
              {monogram}
            </Badge>
          );
        })}
        {platforms.length > badges ? (
          <Rest aria-hidden>{`+${platforms.length - badges}`}</Rest>
        ) : null}
      </Line>
      {shape === 'box' ? <Title dir="auto">{title}</Title> : null}
      <VisuallyHidden>
        {t('calendar.item.spoken', { state: t(messageId), platforms: names, warnings })}
      </VisuallyHidden>
    </Bar>
  );
});

ItemContent.displayName = 'ItemContent';
