import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';

import { SectionError, SectionLoading } from '../components/SectionState';

interface EditorStateProps {
  title: string;
  listPath: string;
  /** Null: it is being loaded. */
  problem: string | null;
  onRetry: () => void;
}

/** The page of something that is being loaded, or could not be. */
export const EditorState = ({ title, listPath, problem, onRetry }: EditorStateProps) => (
  <Page.Main>
    <Page.Title>{title}</Page.Title>
    <Layouts.Header navigationAction={<BackButton fallback={listPath} />} title={title} />
    <Layouts.Content>
      <Flex direction="column" alignItems="stretch" paddingBottom={8}>
        {problem === null ? (
          <SectionLoading />
        ) : (
          <SectionError message={problem} onRetry={onRetry} />
        )}
      </Flex>
    </Layouts.Content>
  </Page.Main>
);
