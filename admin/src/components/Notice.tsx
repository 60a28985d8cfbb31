import type { ReactNode } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';

export type NoticeTone = 'neutral' | 'warning' | 'danger';

interface NoticeProps {
  tone?: NoticeTone;
  /** Read out at once (danger) or when there is time. */
  isAnnounced?: boolean;
  id?: string;
  children: ReactNode;
}

/**
 * A sentence in a box, small enough for the side panel. The design system's `Alert` has a close
 * button without a type, which would submit the entry's form around the panel.
 */
export const Notice = ({ tone = 'neutral', isAnnounced = false, id, children }: NoticeProps) => {
  const Icon = tone === 'neutral' ? Information : WarningCircle;
  const announcement = tone === 'danger' ? 'alert' : 'status';
  return (
    <Box
      id={id}
      role={isAnnounced ? announcement : undefined}
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      padding={2}
      width="100%"
    >
      <Flex gap={2} alignItems="flex-start">
        <Flex shrink={0} paddingTop="1px" aria-hidden>
          <Icon fill={`${tone}600`} width="1.6rem" height="1.6rem" />
        </Flex>
        <Typography variant="pi" textColor="neutral800" dir="auto">
          {children}
        </Typography>
      </Flex>
    </Box>
  );
};
