import { ok, problem, type Finding } from './finding';

/** As `engines` in package.json has it: this one and newer, before that one. */
export const OLDEST_NODE = '20.19.0';
export const FIRST_UNTRIED_NODE = '25.0.0';

/** Whether this Node.js runs the plugin. `version` is like `22.11.0`. */
export const nodeFinding = (version: string): Finding => {
  const isSupported = isAtLeast(version, OLDEST_NODE) && !isAtLeast(version, FIRST_UNTRIED_NODE);
  if (isSupported) return ok(`Node.js ${version} is supported.`);
  const span = `from ${OLDEST_NODE} to before ${FIRST_UNTRIED_NODE}`;
  return problem(
    `Node.js ${version} is not supported.`,
    `Install a version ${span}, and start Strapi and all workers with it.`
  );
};

const isAtLeast = (version: string, wanted: string): boolean => {
  const [mine, theirs] = [version, wanted].map((text) => text.split('.').map(Number));
  for (const [place, number] of (theirs ?? []).entries()) {
    const difference = (mine?.[place] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
};
