import { useState, type FormEvent } from 'react';

import {
  Button,
  Field,
  Flex,
  Modal,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';

import type { DistributableType } from '../../../../contracts/dispatch';
import type { RuleView } from '../../../../contracts/rules';
import { useCreateSocialRuleMutation } from '../../api/rules-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { useChosenSite } from '../../components/use-site';
import { useText } from '../../translations/use-text';

interface RuleFormProps {
  types: DistributableType[];
  onSaved: () => void;
}

/** The form in the modal: which entries, and when. */
export const RuleForm = ({ types, onSaved }: RuleFormProps) => {
  const t = useText();
  const problemText = useProblemText();
  const siteId = useChosenSite();
  const [create, { isLoading }] = useCreateSocialRuleMutation();
  const [contentType, setContentType] = useState(types[0]?.uid ?? '');
  const [trigger, setTrigger] = useState<RuleView['trigger']>('first_publish');
  const [problem, setProblem] = useState<string | null>(null);

  const save = async () => {
    setProblem(null);
    const type = types.find(({ uid }) => uid === contentType)?.displayName ?? contentType;
    const name = t('rule.name', { type });
    const answer = await create({
      siteId,
      name,
      contentType,
      trigger,
      targetIds: null,
      enabled: true,
    });
    if ('error' in answer) setProblem(problemText(answer.error));
    else onSaved();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLoading) void save();
  };

  return (
    <Modal.Content aria-describedby={undefined}>
      <form onSubmit={submit}>
        <Modal.Header closeLabel={t('rule.form.close')}>
          <Modal.Title>{t('rule.form.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {problem ? (
              <Notice tone="danger" isAnnounced>
                {problem}
              </Notice>
            ) : null}
            <Field.Root name="contentType" required>
              <Field.Label>{t('rule.form.contentType')}</Field.Label>
              <SingleSelect value={contentType} onChange={(value) => setContentType(String(value))}>
                {types.map(({ uid, displayName }) => (
                  <SingleSelectOption key={uid} value={uid}>
                    {displayName}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
            <Field.Root name="trigger" hint={t('rule.form.trigger.hint')} required>
              <Field.Label>{t('rule.form.trigger')}</Field.Label>
              <SingleSelect
                value={trigger}
                onChange={(value) =>
                  setTrigger(value === 'every_publish' ? 'every_publish' : 'first_publish')
                }
              >
                <SingleSelectOption value="first_publish">
                  {t('rule.form.firstPublish')}
                </SingleSelectOption>
                <SingleSelectOption value="every_publish">
                  {t('rule.form.everyPublish')}
                </SingleSelectOption>
              </SingleSelect>
              <Field.Hint />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('rule.form.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" loading={isLoading}>
            {t('rule.form.save')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};
