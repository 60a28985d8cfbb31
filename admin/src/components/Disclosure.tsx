import { useId, useState, type ReactNode } from 'react';

import { Flex, TextButton } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

interface DisclosureProps {
  label: string;
  /** @default false */
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** What few people need, behind a button that says what it is. */
export const Disclosure = ({ label, isOpenAtFirst = false, children }: DisclosureProps) => {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Flex>
        <TextButton
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          endIcon={isOpen ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {label}
        </TextButton>
      </Flex>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </Flex>
  );
};
