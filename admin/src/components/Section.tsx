import { useId, type ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

interface SectionProps {
  title: string;
  subtitle?: string;
  children: ReactNode;
}

/** A part of a page, named by its heading. */
export const Section = ({ title, subtitle, children }: SectionProps) => {
  const headingId = useId();
  return (
    <Flex tag="section" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={4}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography tag="h2" variant="delta" id={headingId}>
          {title}
        </Typography>
        {subtitle ? (
          <Typography variant="omega" textColor="neutral600">
            {subtitle}
          </Typography>
        ) : null}
      </Flex>
      {children}
    </Flex>
  );
};
