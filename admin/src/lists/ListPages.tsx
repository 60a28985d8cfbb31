import { Box, Button, Flex } from '@strapi/design-system';
import { Pagination } from '@strapi/strapi/admin';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { useText } from '../translations/use-text';
import { DEFAULT_PAGE_SIZE } from './list-address';

/** Pages of a list whose length is known; nothing while all fits on the smallest page. */
export const ListPages = ({ pageCount, total }: { pageCount: number; total: number }) =>
  total <= 10 ? null : (
    <Box>
      <Pagination.Root defaultPageSize={DEFAULT_PAGE_SIZE} pageCount={pageCount} total={total}>
        <Pagination.PageSize />
        <Pagination.Links />
      </Pagination.Root>
    </Box>
  );

interface OlderPagesProps {
  /** Name in the address. */
  name: 'before' | 'after';
  /** Where the next page begins; null: this is the last one. */
  next: number | null;
  nextLabel: string;
}

/** Pages of a list that is read from one end: onwards, and back to the beginning. */
export const OnwardPages = ({ name, next, nextLabel }: OlderPagesProps) => {
  const t = useText();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const isFirst = parameters.get(name) === null;
  if (isFirst && next === null) return null;
  const go = (value: number | null) => {
    const address = new URLSearchParams(parameters);
    if (value === null) address.delete(name);
    else address.set(name, String(value));
    setParameters(address);
  };
  return (
    <Flex gap={2} justifyContent="flex-end" wrap="wrap">
      {isFirst ? null : (
        <>
          <Button variant="tertiary" onClick={() => go(null)}>
            {t('listing.first')}
          </Button>
          <Button variant="tertiary" onClick={() => void navigate(-1)}>
            {t('listing.previous')}
          </Button>
        </>
      )}
      {next === null ? null : (
        <Button variant="secondary" onClick={() => go(next)}>
          {nextLabel}
        </Button>
      )}
    </Flex>
  );
};
