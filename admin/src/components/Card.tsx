import type { ReactNode } from 'react';

import { Box } from '@strapi/design-system';

/** A white box on the page's grey ground; never inside another one. */
export const Card = ({ children }: { children: ReactNode }) => (
  <Box background="neutral0" hasRadius shadow="tableShadow" padding={6} height="100%">
    {children}
  </Box>
);
