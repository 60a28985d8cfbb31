import { useRBAC, type Permission } from '@strapi/strapi/admin';

/** The same array each time: another one is asked for again. */
const READ_FILES: Permission[] = [
  {
    ...{ id: '', action: 'plugin::upload.read', subject: null },
    ...{ actionParameters: {}, properties: {}, conditions: [] },
  },
];

/** Whether the person may choose files of the media library for a post; the server asks, too. */
export const useFileRight = (): boolean => useRBAC(READ_FILES).allowedActions['canRead'] === true;
