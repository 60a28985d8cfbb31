import {
  AssignTag,
  BreakTag,
  CaptureTag,
  CaseTag,
  CommentTag,
  ContinueTag,
  evalTokenValue,
  ForTag,
  IfTag,
  InlineCommentTag,
  RawTag,
  toValue,
  TypeGuards,
  UnlessTag,
  type Context,
  type Emitter,
  type Liquid,
} from 'liquidjs';

import { TemplateMistake } from '../adaptation/wording';
import { MAX_COUNT, MAX_ROUNDS } from './limits';
import type { Rendering } from './liquid-types';
import { isSomething } from './text-of';

type TagClass = Liquid['tags'][string];

/** Where the rounds of a rendering are counted. */
const ROUNDS = 'rounds';

/**
 * Counts the rounds of all loops, so that a template ends after the same round on every machine.
 * LiquidJS counts the numbers of a range, but from 2^53 on adding 1 changes nothing any more, and
 * it would count for ever.
 */
class BoundedFor extends ForTag {
  override *render(context: Context, emitter: Emitter): Rendering {
    const { collection } = this;
    if (TypeGuards.isRangeToken(collection)) {
      const from = (yield evalTokenValue(collection.lhs, context)) as unknown;
      const to = (yield evalTokenValue(collection.rhs, context)) as unknown;
      spendRounds(context, countOf(from, to));
    } else {
      const list = (yield evalTokenValue(collection, context)) as unknown;
      spendRounds(context, typeof list === 'object' && list ? Object.keys(list).length : 1);
    }
    yield* super.render(context, emitter) as Rendering;
  }
}

/** Numbers of a range; none when an end of it is no number. */
const countOf = (from: unknown, to: unknown): number => {
  const [low, high] = [Number(from ?? Number.NaN), Number(to ?? Number.NaN)];
  if (Math.abs(low) > MAX_COUNT || Math.abs(high) > MAX_COUNT) {
    throw new TemplateMistake(`A loop counts to ${MAX_COUNT} at most.`);
  }
  return high >= low ? high - low + 1 : 0;
};

const spendRounds = (context: Context, count: number): void => {
  const rounds = context.getRegister<number>(ROUNDS, 0) + count;
  if (rounds > MAX_ROUNDS) {
    throw new TemplateMistake(
      `The loops of a template may run ${MAX_ROUNDS} times together. Loop over less.`
    );
  }
  context.setRegister(ROUNDS, rounds);
};

/** An empty text or list is nothing: no value of a template is ever missing altogether. */
class SomethingIf extends IfTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    for (const { value, templates } of this.branches) {
      const answer = (yield value.value(context)) as unknown;
      if (!isSomething(toValue(answer))) continue;
      yield this.liquid.renderer.renderTemplates(templates, context, emitter);
      return;
    }
    yield this.liquid.renderer.renderTemplates(this.elseTemplates ?? [], context, emitter);
  }
}

class NothingUnless extends UnlessTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const [first] = this.branches;
    for (const branch of this.branches) {
      const answer = isSomething(toValue(yield branch.value.value(context)));
      // The branches after the first one are those of `elsif`, and are meant as they read.
      const applies = branch === first ? !answer : answer;
      if (!applies) continue;
      yield this.liquid.renderer.renderTemplates(branch.templates, context, emitter);
      return;
    }
    yield this.liquid.renderer.renderTemplates(this.elseTemplates, context, emitter);
  }
}

/** Every tag there is. Nothing that opens files, keeps state between places or writes HTML. */
export const templateTags: Readonly<Record<string, TagClass>> = {
  assign: AssignTag,
  break: BreakTag,
  capture: CaptureTag,
  case: CaseTag,
  comment: CommentTag,
  continue: ContinueTag,
  for: BoundedFor,
  if: SomethingIf,
  raw: RawTag,
  unless: NothingUnless,
  '#': InlineCommentTag,
};

export const TAG_NAMES: readonly string[] = Object.keys(templateTags);
