import { Button, Flex, IconButton } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';

import type { SiteDetails } from '../../../../contracts/sites';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { useText } from '../../translations/use-text';
import { SiteFormDialog } from './SiteFormDialog';
import { canChange } from './sites-right';
import { useSiteActions, type SiteOutcome } from './use-site-actions';

export interface SiteRights {
  /** Adds and removes sites, and says who belongs to them. */
  forAllSites: boolean;
  canPause: boolean;
}

interface SiteActionsProps {
  site: SiteDetails;
  rights: SiteRights;
  onOutcome: (outcome: SiteOutcome | null) => void;
}

/** Everything that can be done with one site. */
export const SiteActions = ({ site, rights, onOutcome }: SiteActionsProps) => {
  const t = useText();
  const actions = useSiteActions(site, onOutcome);
  const { name, paused, isDefault } = site;
  const values = { site: name };
  const pauseText = paused ? t('sites.resume') : t('sites.pause');
  const pauseName = paused ? t('sites.resume.name', values) : t('sites.pause.name', values);
  return (
    <Flex gap={2} justifyContent="flex-end" alignItems="center">
      {rights.canPause ? (
        <ConfirmedAction
          trigger={
            <Button size="S" variant="tertiary" loading={actions.isPausing} aria-label={pauseName}>
              {pauseText}
            </Button>
          }
          title={paused ? t('site.resume.title', values) : t('site.pause.title', values)}
          body={paused ? t('site.resume.body') : t('sites.pause.body', values)}
          confirmLabel={pauseText}
          confirmVariant={paused ? 'default' : 'danger-light'}
          onConfirm={actions.togglePause}
        />
      ) : null}
      {canChange(site) ? (
        <SiteFormDialog
          trigger={
            <IconButton variant="ghost" label={t('sites.edit', values)}>
              <Pencil />
            </IconButton>
          }
          site={site}
          canSetMembers={rights.forAllSites}
          onSaved={(saved) =>
            onOutcome({ tone: 'success', text: t('sites.saved', { site: saved }) })
          }
        />
      ) : null}
      {rights.forAllSites && !isDefault ? (
        <ConfirmedAction
          trigger={
            <IconButton
              variant="ghost"
              label={t('sites.remove', values)}
              disabled={actions.isRemoving}
            >
              <Trash />
            </IconButton>
          }
          title={t('sites.remove.title', values)}
          body={t('sites.remove.body', values)}
          confirmLabel={t('sites.remove.confirm')}
          onConfirm={actions.remove}
        />
      ) : null}
    </Flex>
  );
};
