import { readmeBlocks, type ReadmeBlock } from './readme-blocks';

/** A step of the README, as a person reads it. */
export interface GuideStep {
  number: number;
  title: string;
  blocks: ReadmeBlock[];
}

export interface InstallGuide {
  steps: GuideStep[];
  /** How to try it on the sandbox. */
  sandbox: ReadmeBlock[];
}

const PART = /\n## Install it into your Strapi\n([\s\S]*?)\n##? [^#]/;
const STEP = /^### (\d+)\. (.+)$/gm;
/** The part about the sandbox has this heading. */
const SANDBOX = 'First without any account';
const STEP_COUNT = 5;

/** @throws when the README does not tell its five steps, or nothing about the sandbox */
export const readInstallGuide = (readme: string): InstallGuide => {
  const part = PART.exec(readme)?.[1];
  if (part === undefined) throw new Error('README.md tells nothing about installing the plugin.');
  const blocks = readmeBlocks(part);
  const steps = [...part.matchAll(STEP)].map(([, number, title = '']) => ({
    number: Number(number),
    title,
    blocks: blocks.filter(({ heading }) => heading === `${number}. ${title}`),
  }));
  const isCounted = steps.every(({ number }, place) => number === place + 1);
  if (steps.length !== STEP_COUNT || !isCounted) {
    throw new Error(`README.md has no ${STEP_COUNT} numbered steps below "Install it …".`);
  }
  const sandbox = blocks.filter(({ heading }) => heading === SANDBOX);
  if (sandbox.length === 0) throw new Error(`README.md has nothing below "${SANDBOX}".`);
  return { steps, sandbox };
};
