import { Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, NavLink } from 'react-router-dom';

import type { HashtagSetView } from '../../../../contracts/templates';
import { useRemoveSocialHashtagSetMutation } from '../../api/templates-api';
import { useProblemText } from '../../api/use-problem-text';
import { ConfirmedAction } from '../../components/ConfirmedAction';
import { RowList } from '../../components/RowList';
import { useText } from '../../translations/use-text';
import { setPath } from './set-paths';
import { TagList } from './TagList';

interface SetRowProps {
  set: HashtagSetView;
  /** Names of the templates that show it. */
  usedBy: readonly string[];
  canEdit: boolean;
}

/** One set with its hashtags and who uses it. */
export const SetRow = ({ set, usedBy, canEdit }: SetRowProps) => {
  const t = useText();
  const problemText = useProblemText();
  const { toggleNotification } = useNotification();
  const [remove, { isLoading }] = useRemoveSocialHashtagSetMutation();
  const { id, name, slug, tags } = set;

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
              to={setPath(id)}
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
              title={t('hashtags.remove.title', { name })}
              body={t('hashtags.remove.body', {
                count: usedBy.length,
                templates: usedBy.join(', '),
              })}
              confirmLabel={t('hashtags.remove.confirm')}
              onConfirm={removeNow}
            />
          </Flex>
        ) : null
      }
    >
      <Flex gap={2} alignItems="baseline" wrap="wrap">
        <Link tag={NavLink} to={setPath(id)} dir="auto">
          {name}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          <code dir="ltr">{`{{ sets.${slug} }}`}</code>
        </Typography>
      </Flex>
      <TagList tags={tags} />
      <Typography variant="pi" textColor="neutral600" dir="auto">
        {t('hashtags.usedBy', { count: usedBy.length, templates: usedBy.join(', ') })}
      </Typography>
    </RowList.Row>
  );
};
