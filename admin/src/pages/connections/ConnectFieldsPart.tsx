import { Flex, Link } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { FormField } from './FormField';
import type { ConnectField } from './connect-fields';
import type { ConnectWish } from './connect-wish';
import type { useConnectForm } from './use-connect-form';

interface ConnectFieldsPartProps {
  wish: ConnectWish;
  form: ReturnType<typeof useConnectForm>;
}

/** Handle and app password, the account's server, or both; above them what went wrong. */
export const ConnectFieldsPart = ({ wish, form }: ConnectFieldsPartProps) => {
  const t = useText();
  const { platform, method } = wish;
  const isByPassword = method.connectBy === 'app_password';
  const fieldProps = (name: ConnectField) => ({
    name,
    value: form.fields[name],
    error: form.fieldTexts[name],
    onChange: (value: string) => form.change(name, value),
  });

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {form.problem ? (
        <Notice tone="danger" isAnnounced>
          {form.problem}
        </Notice>
      ) : null}
      {isByPassword ? (
        <>
          <FormField
            {...fieldProps('identifier')}
            label={t('password.identifier.label')}
            hint={t('password.identifier.hint')}
          />
          <FormField
            {...fieldProps('password')}
            type="password"
            label={t('password.password.label')}
            hint={t('password.password.hint')}
          />
        </>
      ) : null}
      {isWebAddress(method.passwordPageUrl) ? (
        <Link href={method.passwordPageUrl} isExternal>
          {t('password.pageLink', { platform: platform.label })}
        </Link>
      ) : null}
      {form.asked.includes('serviceUrl') ? (
        <FormField
          {...fieldProps('serviceUrl')}
          type="url"
          label={t('password.serviceUrl.label')}
          hint={
            isByPassword
              ? t('password.serviceUrl.hint', { platform: platform.label })
              : t('server.hint', { platform: platform.label })
          }
        />
      ) : null}
    </Flex>
  );
};
