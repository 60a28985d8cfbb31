import type { PreviewResponse } from '../../../contracts/dispatch';
import { useGetSocialPreviewQuery, type EntryKey } from '../api/distribution-api';
import type { Composer } from './use-composer';

export interface ComposerPreview {
  /** The last one that came. */
  data: PreviewResponse | undefined;
  /** It is about what stands in the composer now. */
  isCurrent: boolean;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
}

interface PreviewQuestion {
  entry: EntryKey;
  /** Another text each time when the entry changed. */
  revision: string;
  composer: Pick<Composer, 'overrides' | 'text' | 'isOpen' | 'isSettled'>;
  isSkipped?: boolean;
}

/** What would go out with the changes of the composer, asked for when the editor pauses. */
export const useComposerPreview = (question: PreviewQuestion): ComposerPreview => {
  const { entry, revision, composer, isSkipped = false } = question;
  const { data, currentData, isFetching, isLoading, error, refetch } = useGetSocialPreviewQuery(
    { ...entry, overrides: composer.overrides, text: composer.text, revision },
    { skip: isSkipped || !composer.isOpen, refetchOnMountOrArgChange: true }
  );
  return {
    data,
    isCurrent: currentData !== undefined && !isFetching && composer.isSettled,
    isLoading: isLoading || !composer.isOpen,
    error,
    retry: () => void refetch(),
  };
};
