import {
  ForTag,
  TypeGuards,
  Value,
  type Filter,
  type RangeToken,
  type Template,
  type Token,
} from 'liquidjs';

/** What a template works out when it is rendered. */
export type Finding =
  | { kind: 'range'; token: RangeToken; isLooped: boolean }
  | { kind: 'filter'; filter: Filter; value: Value; template: Template };

/** Everything in a parsed template that has to be looked at, also in branches that never apply. */
export function* findingsIn(templates: readonly Template[]): Generator<Finding> {
  for (const template of templates) {
    for (const argument of template.arguments?.() ?? []) {
      if (argument instanceof Value) yield* inValue(argument, template);
      else yield* inToken(argument, template instanceof ForTag && argument === template.collection);
    }
    yield* findingsIn(childrenOf(template));
  }
}

function* inValue(value: Value, template: Template): Generator<Finding> {
  for (const token of value.initial.postfix) yield* inToken(token, false);
  for (const filter of value.filters) {
    yield { kind: 'filter', filter, value, template };
    for (const arg of filter.args) {
      const token = Array.isArray(arg) ? arg[1] : arg;
      if (token) yield* inToken(token, false);
    }
  }
}

function* inToken(token: Token, isLooped: boolean): Generator<Finding> {
  if (TypeGuards.isRangeToken(token)) {
    yield { kind: 'range', token, isLooped };
    yield* inToken(token.lhs, false);
    yield* inToken(token.rhs, false);
  } else if (TypeGuards.isPropertyAccessToken(token)) {
    if (token.variable) yield* inToken(token.variable, false);
    for (const prop of token.props) yield* inToken(prop, false);
  }
}

/** No tag of ours reads files for its children, so they are there at once. */
const childrenOf = (template: Template): readonly Template[] => {
  const step = template.children?.(false, true).next();
  return step?.done ? step.value : [];
};
