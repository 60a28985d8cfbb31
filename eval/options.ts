import { parseArgs } from 'node:util';

import { AI_PROVIDERS, type AiProviderId } from '../contracts/ai-providers';

/** Who is asked: the sandbox's vendors, or a real one. */
export type EvalProvider = AiProviderId | 'sandbox';

export interface EvalOptions {
  provider: EvalProvider;
  /** Environment variable that holds the key; never the key itself. */
  keyEnv: string;
  /** Null: the plugin's default model of the vendor. */
  model: string | null;
  /** Null: the vendor's own address. */
  baseUrl: string | null;
  /** So many articles of the set; null: all. */
  articles: number | null;
  /** Also runs the scripted liars; they only live in the sandbox. */
  liars: boolean;
  /** Writes the tables into docs/ai-evaluation.md. */
  write: boolean;
}

const PROVIDERS: readonly string[] = ['sandbox', ...AI_PROVIDERS];

const isProvider = (name: string): name is EvalProvider => PROVIDERS.includes(name);

/** @throws what is wrong with the command, in words */
export const readOptions = (args: readonly string[]): EvalOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      provider: { type: 'string', default: 'sandbox' },
      'key-env': { type: 'string' },
      model: { type: 'string' },
      'base-url': { type: 'string' },
      articles: { type: 'string' },
      liars: { type: 'boolean' },
      write: { type: 'boolean', default: false },
    },
  });
  const { provider } = values;
  if (!isProvider(provider)) {
    throw new Error(`--provider must be one of ${PROVIDERS.join(', ')}, not “${provider}”.`);
  }
  if (values.liars && provider !== 'sandbox') {
    throw new Error('--liars needs --provider sandbox: nobody can script a real vendor.');
  }
  return {
    provider,
    keyEnv: values['key-env'] ?? `${provider.toUpperCase()}_API_KEY`,
    model: values.model ?? null,
    baseUrl: values['base-url'] ?? null,
    articles: countOf(values.articles),
    liars: values.liars ?? (provider === 'sandbox' && values.articles === undefined),
    write: values.write,
  };
};

const countOf = (given: string | undefined): number | null => {
  if (given === undefined) return null;
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--articles must be a whole number above 0, not “${given}”.`);
};
