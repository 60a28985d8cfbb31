import { Button, Flex } from '@strapi/design-system';

import { useText } from '../translations/use-text';
import { NarrowOnly } from './composer-layout';

export type View = 'write' | 'preview';

/** Words or preview, where there is no room for both. */
export const ViewSwitch = ({ view, onView }: { view: View; onView: (view: View) => void }) => {
  const t = useText();
  return (
    <NarrowOnly>
      <Flex gap={1} role="group" aria-label={t('compose.view')}>
        <Button
          size="S"
          variant={view === 'write' ? 'secondary' : 'tertiary'}
          aria-pressed={view === 'write'}
          onClick={() => onView('write')}
        >
          {t('compose.view.write')}
        </Button>
        <Button
          size="S"
          variant={view === 'preview' ? 'secondary' : 'tertiary'}
          aria-pressed={view === 'preview'}
          onClick={() => onView('preview')}
        >
          {t('compose.view.preview')}
        </Button>
      </Flex>
    </NarrowOnly>
  );
};
