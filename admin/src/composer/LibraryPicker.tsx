import type { ComponentType } from 'react';

import { useStrapiApp } from '@strapi/strapi/admin';

interface LibraryAsset {
  id: number;
}

interface LibraryDialogProps {
  allowedTypes: string[];
  multiple: boolean;
  onClose: () => void;
  onSelectAssets: (assets: LibraryAsset[]) => void;
}

interface LibraryPickerProps {
  onPick: (fileIds: number[]) => void;
  onClose: () => void;
}

/** Strapi's media library as a dialog. Nothing where it is not installed. */
export const LibraryPicker = ({ onPick, onClose }: LibraryPickerProps) => {
  // Strapi keeps such components in a registry without types.
  const LibraryDialog = useStrapiApp('LibraryPicker', (state) => state.components)[
    'media-library'
  ] as ComponentType<LibraryDialogProps> | undefined;
  if (!LibraryDialog) return null;
  return (
    <LibraryDialog
      allowedTypes={['images', 'videos', 'files']}
      multiple
      onClose={onClose}
      onSelectAssets={(assets) => {
        onPick(assets.map(({ id }) => id));
        onClose();
      }}
    />
  );
};
