import { useId, useState, type ReactNode } from 'react';

import { Box, Flex, TextButton } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

interface FoldProps {
  /** Where something else leads. */
  id: string;
  title: string;
  /** Open until somebody closes it: something is chosen, or wrong, in there. */
  isWanted: boolean;
  children: ReactNode;
}

/** What few people need, folded in. */
export const Fold = ({ id, title, isWanted, children }: FoldProps) => {
  const contentId = useId();
  const [choice, setChoice] = useState<boolean | null>(null);
  const isOpen = choice ?? isWanted;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex>
        <TextButton
          id={id}
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? contentId : undefined}
          endIcon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          onClick={() => setChoice(!isOpen)}
        >
          {title}
        </TextButton>
      </Flex>
      {isOpen ? <Box id={contentId}>{children}</Box> : null}
    </Flex>
  );
};
