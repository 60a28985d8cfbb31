import { Liquid, type Template } from 'liquidjs';

import { MAX_TEMPLATE_LENGTH } from '../../../../contracts/templates';
import { TemplateMistake, type TemplateValues } from '../adaptation/wording';
import { budgetFor, RENDER_TIME_MS } from './limits';
import type { FilterCall } from './liquid-types';
import { isOutOfTime, mistakeAt, mistakeOf } from './mistake-of';
import { NAMED_VALUES, templateFilters } from './template-filters';
import { templateOperators } from './template-operators';
import { templateTags } from './template-tags';
import { findingsIn, type Finding } from './template-tree';
import { textOf } from './text-of';
import { tidyPost } from './tidy-post';

/** A template that was read and found harmless. */
export interface CompiledTemplate {
  /** @throws {TemplateMistake} when it goes beyond a limit with these values */
  render(this: void, values: TemplateValues): string;
  /** Whether it speaks of them at all; what it does not show cannot give way. */
  usesHashtags: boolean;
  usesLink: boolean;
  usesBody: boolean;
  /** As LiquidJS parsed it, for further checks. */
  templates: readonly Template[];
}

const createEngine = (): Liquid => {
  const engine = new Liquid({
    // In memory and empty: no tag of ours opens a file, and there would be none.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: MAX_TEMPLATE_LENGTH,
    renderLimit: RENDER_TIME_MS,
    operators: templateOperators,
    outputEscape: writeValue,
    locale: 'en',
  });
  for (const name of Object.keys(engine.tags)) delete engine.tags[name];
  for (const [name, tag] of Object.entries(templateTags)) engine.registerTag(name, tag);
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  for (const [name, filter] of templateFilters) engine.registerFilter(name, filter);
  return engine;
};

/** LiquidJS counts what filters make, but not what placeholders write. */
function writeValue(this: FilterCall, value: unknown): string {
  const text = textOf(value);
  this.context.memoryLimit.use(text.length);
  return text;
}

/** Holds nothing of what it renders. */
const ENGINE = createEngine();

/**
 * Reads a template. Names that do not exist are empty when it is rendered; `checkTemplate` tells
 * them.
 *
 * @throws {TemplateMistake} when it cannot be read or asks for what templates must not do
 */
export const compileTemplate = (body: string): CompiledTemplate => {
  const templates = attempt(() => ENGINE.parse(body));
  for (const finding of findingsIn(templates)) refuseUnsafe(finding);
  const names = attempt(() => ENGINE.globalVariablesSync(templates, { partials: false }));
  return {
    render: (values) => renderTidy(templates, values),
    usesHashtags: names.includes('hashtags'),
    usesLink: names.includes('link'),
    usesBody: names.includes('body'),
    templates,
  };
};

const renderTidy = (templates: Template[], values: TemplateValues): string => {
  const { output, work } = budgetFor(values);
  const render = () => ENGINE.renderSync(templates, values, { memoryLimit: work }) as unknown;
  const text = textOf(attempt(() => twiceInTime(render)));
  if (text.length <= output) return tidyPost(text);
  throw new TemplateMistake(
    `The template makes ${text.length} characters of an entry; ${output} are allowed. Show less of it.`
  );
};

/**
 * The clock also runs while the system gives the processor to others, so one rendering that was
 * late is no proof. A template that is slow by itself is so again.
 */
const twiceInTime = (render: () => unknown): unknown => {
  try {
    return render();
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return render();
  }
};

const attempt = <Result>(act: () => Result): Result => {
  try {
    return act();
  } catch (error) {
    throw mistakeOf(error);
  }
};

const refuseUnsafe = (finding: Finding): void => {
  if (finding.kind === 'range') {
    if (finding.isLooped) return;
    const [line = 1, column = 1] = finding.token.getPosition();
    throw mistakeAt('(1..3) can only be looped over: {% for number in (1..3) %}.', {
      line,
      column,
    });
  }
  const { name, args } = finding.filter;
  const named = args.filter((arg) => Array.isArray(arg)).map(([key]) => String(key));
  const unknown = named.find((key) => !NAMED_VALUES[name]?.includes(key));
  if (unknown === undefined) return;
  const [line = 1, column = 1] = finding.template.token.getPosition();
  throw mistakeAt(`The filter "${name}" takes no "${unknown}:".`, { line, column });
};
