import type { ModelFacts } from '../engine/dialect';
import { invalid } from '../engine/refusal';

export interface ThinkingConfig {
  thinkingLevel?: string;
  thinkingBudget?: number;
}

const LEVELS: Readonly<Record<string, number>> = { minimal: 0, low: 64, medium: 256, high: 1_024 };

/** What a model does when nobody says: the lite ones hardly think. */
const defaultLevel = ({ id }: ModelFacts): string => (id.endsWith('-lite') ? 'minimal' : 'medium');

/** Levels are for 3.x, budgets for 2.5 (llm.md §4). @throws {Refusal} */
export const thoughtTokensOf = (model: ModelFacts, config: ThinkingConfig = {}): number => {
  const { thinkingLevel, thinkingBudget } = config;
  const isOlder = model.id.startsWith('gemini-2.');
  if (thinkingLevel !== undefined && thinkingBudget !== undefined) {
    throw invalid('You can only set only one of thinking budget and thinking level.');
  }
  if (thinkingLevel !== undefined && isOlder) {
    throw invalid('Thinking level is not supported for this model.');
  }
  if (thinkingBudget !== undefined) return isOlder ? Math.max(0, thinkingBudget) : 64;
  const level = (thinkingLevel ?? defaultLevel(model)).toLowerCase();
  const tokens = LEVELS[level];
  if (tokens === undefined) {
    throw invalid(
      `Invalid value at 'generation_config.thinking_config.thinking_level' (type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingConfig.ThinkingLevel), "${thinkingLevel}"`
    );
  }
  if (level === 'minimal' && model.id === 'gemini-3.8-flash') {
    throw invalid(`Thinking level MINIMAL is not supported for this model.`);
  }
  return tokens;
};
