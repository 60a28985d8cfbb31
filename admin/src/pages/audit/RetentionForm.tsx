import { useState, type FormEvent } from 'react';

import { Button, Field, Flex, NumberInput, Typography } from '@strapi/design-system';

import { useSetSocialAuditRetentionMutation } from '../../api/audit-api';
import { useProblemText } from '../../api/use-problem-text';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { retentionDaysOf } from './retention-days';

/** Another time to keep entries. */
export const RetentionForm = ({ days }: { days: number }) => {
  const t = useText();
  const problemText = useProblemText();
  const [save, { isLoading }] = useSetSocialAuditRetentionMutation();
  const [entered, setEntered] = useState<number | undefined>(days);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const wanted = retentionDaysOf(entered);

  const change = (value: number | undefined) => {
    setEntered(value);
    setSaved(false);
  };

  const submit = async () => {
    setProblem(null);
    if (wanted === null) return;
    const answer = await save({ days: wanted });
    if ('error' in answer) setProblem(problemText(answer.error));
    else setSaved(true);
  };

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isLoading) void submit();
      }}
    >
      <Flex direction="column" alignItems="flex-start" gap={4}>
        {problem ? (
          <Notice tone="danger" isAnnounced>
            {problem}
          </Notice>
        ) : null}
        <Field.Root
          name="days"
          hint={t('audit.retention.hint')}
          error={wanted === null ? t('audit.retention.wrong') : undefined}
          required
        >
          <Field.Label>{t('audit.retention.label')}</Field.Label>
          <NumberInput value={entered} onValueChange={change} step={1} />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
        <Flex gap={4} alignItems="center">
          <Button
            type="submit"
            variant="secondary"
            loading={isLoading}
            disabled={wanted === null || wanted === days}
          >
            {t('audit.retention.save')}
          </Button>
          <Typography variant="pi" textColor="success700" role="status">
            {isSaved ? t('audit.retention.saved') : ''}
          </Typography>
        </Flex>
      </Flex>
    </form>
  );
};
