import { Box, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../translations/use-text';

/** So many are shown at most; the others are counted. */
const MANY = 12;

/** Hashtags as posts have them. */
export const TagList = ({
  tags,
  isWhole = false,
}: {
  tags: readonly string[];
  isWhole?: boolean;
}) => {
  const t = useText();
  const shown = isWhole ? tags : tags.slice(0, MANY);
  const rest = tags.length - shown.length;
  return (
    <Flex tag="ul" gap={2} wrap="wrap">
      {shown.map((tag) => (
        <Box
          key={tag}
          tag="li"
          background="neutral150"
          hasRadius
          paddingLeft={2}
          paddingRight={2}
          style={{ overflowWrap: 'anywhere' }}
        >
          <Typography variant="pi" textColor="neutral800" dir="auto">
            {`#${tag.replace(/^#/, '')}`}
          </Typography>
        </Box>
      ))}
      {rest > 0 ? (
        <li>
          <Typography variant="pi" textColor="neutral600">
            {t('hashtags.more', { count: rest })}
          </Typography>
        </li>
      ) : null}
    </Flex>
  );
};
