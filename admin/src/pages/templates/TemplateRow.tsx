import { Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { NavLink, Link as RouterLink } from 'react-router-dom';

import type { TemplateView } from '../../../../contracts/templates';
import { useRemoveSocialTemplateMutation } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { PlatformBadge } from '../../components/PlatformBadge';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { templatePath } from './template-paths';
import type { TemplateUse } from './template-use';

interface TemplateRowProps {
  template: TemplateView;
  scope: string;
  /** Null: not known yet. */
  use: TemplateUse | null;
  canEdit: boolean;
}

const Use = ({ use }: { use: TemplateUse }) => {
  const t = useText();
  const { targets, rules } = use;
  if (targets.length + rules.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('templates.unused')}
      </Typography>
    );
  }
  const values = { accounts: targets.length, rules: rules.length };
  return (
    <Flex gap={2} alignItems="center" wrap="wrap">
      {[...new Set(targets.map(({ platform }) => platform))].map((platform) => (
        <PlatformBadge key={platform} platform={platform} />
      ))}
      <Typography variant="pi" textColor="neutral600">
        {t('templates.usedBy', values)}
      </Typography>
    </Flex>
  );
};

/** One template: for what, whether it is on, who uses it. */
export const TemplateRow = ({ template, scope, use, canEdit }: TemplateRowProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [remove, { isLoading }] = useRemoveSocialTemplateMutation();
  const { id, name, enabled, version } = template;

  const removeNow = async () => {
    const answer = await remove(id);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: problemText(answer.error) });
    }
  };

  return (
    <RowList.Row
      label={name}
      actions={
        canEdit ? (
          <Flex gap={1}>
            <IconButton
              tag={RouterLink}
              to={templatePath(id)}
              label={t('listing.edit', { name })}
              variant="ghost"
            >
              <Pencil />
            </IconButton>
            <ConfirmedAction
              trigger={
                <IconButton
                  variant="ghost"
                  label={t('listing.remove', { name })}
                  disabled={isLoading}
                >
                  <Trash />
                </IconButton>
              }
              title={t('templates.remove.title', { name })}
              body={t('templates.remove.body')}
              confirmLabel={t('templates.remove.confirm')}
              onConfirm={removeNow}
            />
          </Flex>
        ) : null
      }
    >
      <Link tag={NavLink} to={templatePath(id)} dir="auto">
        {name}
      </Link>
      <Typography variant="omega" textColor="neutral800" dir="auto">
        {scope}
      </Typography>
      <Flex gap={4} wrap="wrap" alignItems="center">
        <StateText icon={enabled ? 'check' : 'minus'} tone={enabled ? 'success' : 'neutral'}>
          {t(enabled ? 'listing.on' : 'listing.off')}
        </StateText>
        <Typography variant="pi" textColor="neutral600">
          {t('templates.version', { version })}
        </Typography>
        {use && enabled ? <Use use={use} /> : null}
      </Flex>
    </RowList.Row>
  );
};
