import { Flex, Typography } from '@strapi/design-system';

import { useGetSocialMemberRolesQuery, useGetSocialMemberUsersQuery } from '../../api/sites-api';
import { useText } from '../../translations/use-text';
import { MembersField } from './MembersField';
import type { SiteFields } from './site-fields';

interface MembersFieldsProps {
  fields: Pick<SiteFields, 'memberUsers' | 'memberRoles'>;
  errors: Partial<Record<keyof SiteFields, string>>;
  isDisabled: boolean;
  onChange: (changes: Partial<SiteFields>) => void;
}

/** The people and roles of a site. */
export const MembersFields = ({ fields, errors, isDisabled, onChange }: MembersFieldsProps) => {
  const t = useText();
  const users = useGetSocialMemberUsersQuery();
  const roles = useGetSocialMemberRolesQuery();
  return (
    <Flex
      tag="fieldset"
      direction="column"
      alignItems="stretch"
      gap={4}
      borderWidth="0"
      padding={0}
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="legend" variant="omega" fontWeight="bold">
          {t('siteForm.members')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {isDisabled ? t('siteForm.members.forbidden') : t('siteForm.members.hint')}
        </Typography>
      </Flex>
      <MembersField
        name="memberUsers"
        label={t('siteForm.users')}
        known={users.data ?? null}
        isLoading={users.isLoading}
        isDisabled={isDisabled}
        value={fields.memberUsers}
        error={errors.memberUsers}
        onChange={(memberUsers) => onChange({ memberUsers })}
      />
      <MembersField
        name="memberRoles"
        label={t('siteForm.roles')}
        known={roles.data ?? null}
        isLoading={roles.isLoading}
        isDisabled={isDisabled}
        value={fields.memberRoles}
        error={errors.memberRoles}
        onChange={(memberRoles) => onChange({ memberRoles })}
      />
    </Flex>
  );
};
