export { beginningOf } from './clean-text';
export { MAX_INPUT_LENGTH, MAX_OUTPUT_LENGTH } from './limits';
export { richTextKindOf, richTextOf, type RichTextKind } from './rich-text-of';
