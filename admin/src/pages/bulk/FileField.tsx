import { Field, Flex, Link, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../../translations/use-text';
import { SAMPLE_CSV } from './order-form';

/** The browser's own field: it takes keys, and a file that is dropped on it. */
const Input = styled.input`
  width: 100%;
  padding: ${({ theme }) => theme.spaces[4]};
  border: 1px dashed ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const SAMPLE_ADDRESS = `data:text/csv;charset=utf-8,${encodeURIComponent(SAMPLE_CSV)}`;
const SAMPLE_NAME = 'bulk-order.csv';

interface FileFieldProps {
  id: string;
  error?: string;
  onChange: (file: File | null) => void;
}

/** The CSV file, and one to begin with. */
export const FileField = ({ id, error, onChange }: FileFieldProps) => {
  const t = useText();
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  return (
    <Field.Root name="file" id={id} error={error} required>
      <Field.Label>{t('bulk.form.file')}</Field.Label>
      <Input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${errorId} ${hintId}` : hintId}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
      {error ? (
        <Typography id={errorId} variant="pi" textColor="danger600">
          {error}
        </Typography>
      ) : null}
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography id={hintId} variant="pi" textColor="neutral600">
          {t('bulk.form.file.hint')}
        </Typography>
        <Link href={SAMPLE_ADDRESS} download={SAMPLE_NAME} isExternal={false}>
          {t('bulk.form.sample')}
        </Link>
      </Flex>
    </Field.Root>
  );
};
