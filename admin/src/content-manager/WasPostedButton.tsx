import { useState, type FormEvent } from 'react';

import { Button, Field, Modal, TextInput } from '@strapi/design-system';

import { useResolveSocialDeliveryMutation } from '../api/distribution-api';
import { requestProblemOf } from '../api/request-problem';
import { useProblemText } from '../api/use-problem-text';
import { isWebAddress } from '../platforms/web-address';
import { useText } from '../translations/use-text';

interface WasPostedButtonProps {
  deliveryId: number;
  values: { platform: string; account: string };
}

/** "It was posted": asks for the link to the post. */
export const WasPostedButton = ({ deliveryId, values }: WasPostedButtonProps) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="secondary" size="S" aria-label={t('delivery.wasPosted.name', values)}>
          {t('delivery.wasPosted')}
        </Button>
      </Modal.Trigger>
      <WasPostedForm deliveryId={deliveryId} values={values} onSaved={() => setIsOpen(false)} />
    </Modal.Root>
  );
};

const WasPostedForm = ({
  deliveryId,
  values,
  onSaved,
}: WasPostedButtonProps & { onSaved: () => void }) => {
  const t = useText();
  const problemText = useProblemText();
  const [resolve, { isLoading }] = useResolveSocialDeliveryMutation();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | undefined>();

  const save = async () => {
    const url = link.trim();
    if (!isWebAddress(url)) return setProblem(t('delivery.wasPosted.wrongLink'));
    const answer = await resolve({ id: deliveryId, request: { outcome: 'posted', url } });
    if ('error' in answer) {
      const { fields } = requestProblemOf(answer.error);
      setProblem(fields['url'] ?? problemText(answer.error));
    } else onSaved();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React passes it on to the entry's form, although the modal stands elsewhere in the page.
    event.stopPropagation();
    if (!isLoading) void save();
  };

  return (
    <Modal.Content aria-describedby={undefined}>
      <form onSubmit={submit} noValidate>
        <Modal.Header closeLabel={t('delivery.wasPosted.close')}>
          <Modal.Title>{t('delivery.wasPosted.title', values)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Field.Root
            name="link"
            error={problem}
            hint={t('delivery.wasPosted.hint', values)}
            required
          >
            <Field.Label>{t('delivery.wasPosted.link')}</Field.Label>
            <TextInput
              type="url"
              dir="ltr"
              autoComplete="off"
              value={link}
              onChange={(event) => {
                setLink(event.target.value);
                setProblem(undefined);
              }}
            />
            <Field.Error />
            <Field.Hint />
          </Field.Root>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('delivery.wasPosted.cancel')}</Button>
          </Modal.Close>
          <Button type="submit" loading={isLoading}>
            {t('delivery.wasPosted.save')}
          </Button>
        </Modal.Footer>
      </form>
    </Modal.Content>
  );
};
