import type { MessageId } from '../../../translations/message';

/** From the first thought to a connected account, in order. */
export const WIZARD_STEPS = ['platform', 'needs', 'signIn', 'accounts', 'done'] as const;

export type WizardStep = (typeof WIZARD_STEPS)[number];

/** The steps that happen in the dialog: the browser leaves in the third and comes back to a page. */
export type DialogStep = Extract<WizardStep, 'platform' | 'needs' | 'signIn'>;

export const STEP_NAMES: Readonly<Record<WizardStep, MessageId>> = {
  platform: 'wizard.step.platform',
  needs: 'wizard.step.needs',
  signIn: 'wizard.step.signIn',
  accounts: 'wizard.step.accounts',
  done: 'wizard.step.done',
};

const NEIGHBOURS: Readonly<Record<DialogStep, { back: DialogStep | null; next: DialogStep }>> = {
  platform: { back: null, next: 'needs' },
  needs: { back: 'platform', next: 'signIn' },
  signIn: { back: 'needs', next: 'signIn' },
};

/** Null: there is nothing before. */
export const stepBefore = (step: DialogStep): DialogStep | null => NEIGHBOURS[step].back;

export const stepAfter = (step: DialogStep): DialogStep => NEIGHBOURS[step].next;
