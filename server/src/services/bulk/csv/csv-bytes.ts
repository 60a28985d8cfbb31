import { isUtf8 } from 'node:buffer';

import { errors } from '@strapi/utils';

import { MAX_CSV_BYTES } from '../../../../../contracts/bulk';

const START_BYTES = 4_096;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/** Refuses what is too large before it is read. @throws 400 */
export const assertCsvSize = (byteLength: number): void => {
  if (byteLength <= MAX_CSV_BYTES) return;
  const megabytes = (byteLength / 1_000_000).toFixed(1);
  throw new errors.ValidationError(
    `This file has ${megabytes} MB; up to ${MAX_CSV_BYTES / 1_000_000} MB are taken. Part it into several files.`
  );
};

/** Refuses what would be read as garbage. @throws 400 in words, with how to save it */
export const assertCsvBytes = (bytes: Buffer): void => {
  assertCsvSize(bytes.length);
  if (bytes.length === 0) throw new errors.ValidationError('This file is empty.');
  if (beginsWith(bytes, ZIP) || beginsWith(bytes, OLD_EXCEL)) {
    throw new errors.ValidationError(`This is a spreadsheet and no CSV. ${HOW_TO_SAVE}`);
  }
  if (UTF16.some((mark) => beginsWith(bytes, mark)) || hasZeros(bytes.subarray(0, START_BYTES))) {
    throw new errors.ValidationError(`This file is written in UTF-16. ${HOW_TO_SAVE}`);
  }
  // No database takes them in a text.
  if (hasZeros(bytes)) {
    throw new errors.ValidationError(`This file is damaged: it holds zero bytes. ${HOW_TO_SAVE}`);
  }
  if (!isUtf8(bytes)) {
    throw new errors.ValidationError(
      `This file is not written in UTF-8, so its letters would be garbled. ${HOW_TO_SAVE}`
    );
  }
};

const beginsWith = (bytes: Buffer, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** No text has zero bytes; UTF-16 without a mark has one beside every plain letter. */
const hasZeros = (bytes: Buffer): boolean => bytes.includes(0);

const HOW_TO_SAVE =
  'Save it as “CSV UTF-8”: in Excel under File → Save As → “CSV UTF-8 (Comma delimited)”, in LibreOffice under Save As → “Text CSV” with the character set “Unicode (UTF-8)”; Google Sheets does it by itself.';
