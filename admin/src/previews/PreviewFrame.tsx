import { useState } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { useTheme } from 'styled-components';

import type { TargetPreview } from '../../../contracts/dispatch';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import type { PreviewWidth } from './looks/look';
import type { Scheme } from './palettes/palette';
import { isDarkColour } from './palettes/is-dark-colour';
import { PostPreview } from './PostPreview';

const SCHEMES: Record<Scheme, MessageId> = {
  light: 'previews.scheme.light',
  dark: 'previews.scheme.dark',
};

const WIDTHS: Record<PreviewWidth, MessageId> = {
  desktop: 'previews.width.desktop',
  phone: 'previews.width.phone',
};

interface SwitchProps<Value extends string> {
  label: string;
  choices: readonly Value[];
  texts: Record<Value, MessageId>;
  value: Value;
  onChange: (value: Value) => void;
}

/** One of two, both in sight. */
const Switch = <Value extends string>(props: SwitchProps<Value>) => {
  const { label, choices, texts, value, onChange } = props;
  const t = useText();
  return (
    <Flex role="group" aria-label={label} gap={1}>
      {choices.map((choice) => (
        <Button
          key={choice}
          type="button"
          size="S"
          variant={choice === value ? 'secondary' : 'tertiary'}
          aria-pressed={choice === value}
          onClick={() => onChange(choice)}
        >
          {t(texts[choice])}
        </Button>
      ))}
    </Flex>
  );
};

/** A post as its platform draws it, with the choice of scheme and width; at first as the admin is. */
export const PreviewFrame = ({ target }: { target: TargetPreview }) => {
  const t = useText();
  const { colors } = useTheme();
  const [scheme, setScheme] = useState<Scheme>(isDarkColour(colors.neutral0) ? 'dark' : 'light');
  const [width, setWidth] = useState<PreviewWidth>('desktop');
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Switch
          label={t('previews.scheme')}
          choices={['light', 'dark']}
          texts={SCHEMES}
          value={scheme}
          onChange={setScheme}
        />
        <Switch
          label={t('previews.width')}
          choices={['desktop', 'phone']}
          texts={WIDTHS}
          value={width}
          onChange={setWidth}
        />
      </Flex>
      {/* What somebody unfolded belongs to this post. */}
      <PostPreview key={target.targetId} target={target} scheme={scheme} width={width} />
    </Flex>
  );
};
