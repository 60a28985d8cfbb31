import type { ModelFacts } from './dialect';
import { Refusal } from './refusal';
import type { Vendor } from './state';

/** `gpt-6-luna-2026-09-22` and `claude-haiku-5-5-20261007` are versions of what they begin with. */
const DATED = /-(?:\d{4}-\d{2}-\d{2}|\d{8})$/;

/** The model of that name. @throws {Refusal} unknown or retired */
export const modelNamed = ({ dialect, state, world }: Vendor, name: string): ModelFacts => {
  const { addedModels, retiredModels } = state.knobs;
  const retired = () => new Refusal('model-retired', '', { subject: name });
  if (retiredModels.includes(name)) throw retired();
  if (addedModels.includes(name)) return { ...dialect.models[0], id: name, seesImages: true };
  const facts =
    dialect.models.find(({ id }) => id === name) ??
    dialect.models.find(({ id }) => id === name.replace(DATED, ''));
  if (!facts) throw new Refusal('model-unknown', '', { subject: name });
  if (facts.retiredOn && world.clock.now() >= Date.parse(facts.retiredOn)) throw retired();
  return facts;
};
