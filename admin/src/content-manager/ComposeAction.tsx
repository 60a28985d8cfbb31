import type { HeaderActionComponent } from '@strapi/content-manager/strapi-admin';
import { Cast } from '@strapi/icons';

import { useGetSocialContentTypesQuery } from '../api/rules-api';
import { useComposerAddress } from '../composer/use-composer-address';
import { useText } from '../translations/use-text';
import { useRights } from '../use-rights';

/** "Distribute" in the header of the edit view: opens the composer, which the panel shows. */
export const ComposeAction: HeaderActionComponent = ({ model, document }) => {
  const t = useText();
  const { canRead, canCompose } = useRights();
  const { data: types } = useGetSocialContentTypesQuery(undefined, { skip: !canRead });
  const { open } = useComposerAddress();

  if (!canCompose || !document?.documentId || !types?.some(({ uid }) => uid === model)) {
    return null;
  }
  return {
    type: 'icon',
    icon: <Cast />,
    label: t('panel.compose.header'),
    onClick: () => open(),
  };
};
