/** A dated version: `gpt-6-luna-2026-09-22`, `claude-haiku-5-5-20261007`. */
const DATED = /-(?:\d{4}-\d{2}-\d{2}|\d{8})$/;

/** A model's name as the lists have it: lower case, without the `models/` that Google puts before. */
export const modelNameOf = (model: string): string =>
  model
    .trim()
    .toLowerCase()
    .replace(/^models\//, '');

/** The same without the day of its version, which costs what the undated one costs. */
export const bareModel = (model: string): string => modelNameOf(model).replace(DATED, '');
