import type { PartPreview } from '../../../../contracts/dispatch';
import type { LayoutProps } from '../layouts/layout-props';
import { OverflowNote } from './OverflowNote';
import { PostText } from './PostText';

/** The words of one part, and how much of them is too much. */
export const PartText = ({ part, target, look, width }: LayoutProps & { part: PartPreview }) => {
  const { platform, options, language, limit } = target;
  const { text, overflowAt } = part;
  return (
    <>
      <PostText {...{ platform, options, language, look, width, text, overflowAt }} />
      <OverflowNote part={part} limit={limit} />
    </>
  );
};
