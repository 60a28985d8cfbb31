import type { ComposerFocus } from './composer-address';

/** Where the text of a target stands, so that something else can lead there. */
export const textFieldId = (targetId: number, partIndex: number): string =>
  `social-text-${targetId}-${partIndex}`;

/** Where the words for all stand. */
export const TEXT_FOR_ALL_ID = 'social-text-all';

export const mediaAreaId = (targetId: number): string => `social-media-${targetId}`;

/** Where the alternative text of a file stands. */
export const fileFieldId = (targetId: number, fileId: number): string =>
  `social-media-${targetId}-${fileId}`;

export const optionsAreaId = (targetId: number): string => `social-options-${targetId}`;

export const commentFieldId = (targetId: number): string => `social-comment-${targetId}`;

/** Where it is decided when the posts go out. */
export const WHEN_AREA_ID = 'social-when';

/** The first of these that is there takes the focus. */
export const idsOf = ({ targetId, field, partIndex = 0, fileId }: ComposerFocus): string[] => {
  if (field === 'when') return [WHEN_AREA_ID];
  if (targetId === null) return [TEXT_FOR_ALL_ID];
  switch (field) {
    case 'media':
      return [
        ...(fileId === undefined ? [] : [fileFieldId(targetId, fileId)]),
        mediaAreaId(targetId),
      ];
    case 'options':
      return [optionsAreaId(targetId)];
    case 'comment':
      return [commentFieldId(targetId)];
    case 'text':
    case undefined:
      return [textFieldId(targetId, partIndex), textFieldId(targetId, 0), mediaAreaId(targetId)];
  }
};
