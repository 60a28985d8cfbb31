import { useState, type FormEvent } from 'react';

import { Button, Flex, Link, Modal } from '@strapi/design-system';

import type { Platform } from '../../../../contracts/platforms';
import { useConnectSocialPlatformMutation } from '../../api/connections-api';
import { requestProblemOf } from '../../api/request-problem';
import { Notice } from '../../components/Notice';
import { isWebAddress } from '../../platforms/web-address';
import { useText } from '../../translations/use-text';
import { FormField } from './FormField';
import { findFieldProblems, toConnectRequest, type FieldName } from './password-fields';

interface PasswordConnectFormProps {
  platform: Platform;
  handle?: string;
  onConnected: (handle: string) => void;
}

type FieldTexts = Partial<Record<FieldName, string>>;

/** Fields, their problems and the way to the server. An error keeps everything that was typed. */
const usePasswordForm = ({ platform, handle, onConnected }: PasswordConnectFormProps) => {
  const t = useText();
  const [connect, { isLoading }] = useConnectSocialPlatformMutation();
  const [fields, setFields] = useState({
    identifier: handle ?? '',
    password: '',
    serviceUrl: platform.defaultServiceUrl ?? '',
  });
  const [fieldTexts, setFieldTexts] = useState<FieldTexts>({});
  const [problem, setProblem] = useState<string | null>(null);

  const change = (name: FieldName, value: string) => {
    setFields((earlier) => ({ ...earlier, [name]: value }));
    setFieldTexts((earlier) => ({ ...earlier, [name]: undefined }));
  };

  const send = async () => {
    const found = Object.entries(findFieldProblems(fields));
    setFieldTexts(Object.fromEntries(found.map(([name, id]) => [name, t(id)])));
    setProblem(null);
    if (found.length > 0) return;
    const request = toConnectRequest(fields);
    const answer = await connect({ platform: platform.id, request });
    if ('data' in answer) return onConnected(request.identifier ?? '');
    const refused = requestProblemOf(answer.error);
    const isAboutFields = Object.keys(refused.fields).length > 0;
    setFieldTexts(refused.fields);
    setProblem(isAboutFields ? null : (refused.message ?? t('request.noAnswer')));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLoading) void send();
  };

  return { fields, fieldTexts, problem, isLoading, change, submit };
};

/** The form in the modal: handle, app password, server. */
export const PasswordConnectForm = (props: PasswordConnectFormProps) => {
  const t = useText();
  const { platform } = props;
  const form = usePasswordForm(props);
  const fieldProps = (name: FieldName) => ({
    name,
    value: form.fields[name],
    error: form.fieldTexts[name],
    onChange: (value: string) => form.change(name, value),
  });

  return (
    <Modal.Content aria-describedby={undefined}>
      <form onSubmit={form.submit} noValidate>
        <Modal.Header closeLabel={t('password.close')}>
          <Modal.Title>{t('password.title', { platform: platform.label })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {form.problem ? (
              <Notice tone="danger" isAnnounced>
                {form.problem}
              </Notice>
            ) : null}
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
            {isWebAddress(platform.passwordPageUrl) ? (
              <Link href={platform.passwordPageUrl} isExternal>
                {t('password.pageLink', { platform: platform.label })}
              </Link>
            ) : null}
            <FormField
              {...fieldProps('serviceUrl')}
              type="url"
              label={t('password.serviceUrl.label')}
              hint={t('password.serviceUrl.hint', { platform: platform.label })}
            />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('password.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" loading={form.isLoading}>
            {t('password.submit')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};
