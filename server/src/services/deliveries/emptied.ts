import type { StoredContent } from '../adaptation/stored-content';

/**
 * A delivery without its words. The row stays for ever: its key, its state and the ids of what is
 * out are what keeps the same version from going out twice, and what numbers of posts belong to.
 *
 * @param at when they were removed
 */
export const emptied = (content: StoredContent, at: Date) => ({
  content: { ...withoutParts(content), parts: [], card: null } satisfies StoredContent,
  options: {},
  handles: {},
  commitMark: null,
  firstComment: null,
  errorMessage: null,
  emptiedAt: at,
});

/** What sums and experiments go by: which template worded it, and whether a person did. */
const withoutParts = ({ format, language, template, customised }: StoredContent) => ({
  ...{ format, language },
  ...(template === undefined ? {} : { template }),
  ...(customised === undefined ? {} : { customised }),
});
