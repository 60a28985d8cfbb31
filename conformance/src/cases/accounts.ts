import assert from 'node:assert/strict';

import { BUILT_IN_PLATFORM_IDS } from '../../../server/src/platforms/contract';
import type { ConformanceCase } from '../case';
import { CrashingJournal, hooked } from '../crashing-journal';

const group = 'account';

const CLOSED = ['auth_expired', 'account_problem'] as const;

export const accountCases: readonly ConformanceCase[] = [
  {
    group,
    name: 'good credentials open the account',
    async run(trial) {
      const { account } = await trial.adapter.validateCredentials(trial.credentials, trial.account);
      assert.equal(account.id, trial.account.id);
    },
  },
  {
    group,
    name: 'credentials that were never given out are refused as such',
    async run(trial) {
      const credentials = { ...trial.credentials, accessToken: 'not-a-token-of-anybody' };
      const content = await trial.plain('Whose?');
      await trial.fails(trial.publish(content, { credentials }), ...CLOSED);
      await trial.nothingVisible();
    },
  },
  {
    group,
    name: 'an expired token is told apart, and the renewed one posts',
    skip: ({ expireTokens }) => (expireTokens ? null : 'tokens do not expire there'),
    async run(trial) {
      trial.subject.expireTokens?.();
      const journal = new CrashingJournal();
      const content = await trial.plain('Renewed');
      await trial.fails(trial.publish(content, { journal }), 'auth_expired');
      await trial.nothingVisible();
      await trial.renew();
      await trial.publish(content, { journal });
      await trial.only();
    },
  },
  {
    group,
    name: 'a token that expires between upload and post leaves nothing half done',
    skip: ({ expireTokens }) => (expireTokens ? null : 'tokens do not expire there'),
    async run(trial) {
      const journal = new CrashingJournal();
      const expiring = hooked(journal, { beforeCommit: () => trial.subject.expireTokens?.() });
      const content = await trial.plain('Expires meanwhile');
      await trial.fails(trial.publish(content, { journal: expiring }), 'auth_expired');
      await trial.nothingVisible();
      await trial.renew();
      await trial.publish(content, { journal });
      await trial.only();
    },
  },
  {
    group,
    name: 'a revoked token is told, and posts nothing',
    skip: ({ revokeTokens }) => (revokeTokens ? null : 'tokens cannot be revoked there'),
    async run(trial) {
      trial.subject.revokeTokens?.();
      await trial.fails(trial.publish(await trial.plain('Revoked')), ...CLOSED);
      await trial.nothingVisible();
    },
  },
  {
    group,
    name: "the platform's own limit is told with the time when it ends, and loses nothing",
    skip: ({ exhaustQuota }) => (exhaustQuota ? null : 'it has no limit that can be reached'),
    async run(trial) {
      trial.subject.exhaustQuota?.();
      const journal = new CrashingJournal();
      const content = await trial.plain('Over the limit');
      await trial.fails(trial.publish(content, { journal }), 'rate_limited', 'retryable');
      await trial.nothingVisible();
    },
  },
  {
    group,
    name: 'its data says where limits and options are',
    run({ adapter: { descriptor } }) {
      assert(descriptor.text.limit > 0);
      assert(descriptor.label.length > 0);
      const version = descriptor.apiVersion;
      if (version?.sunsetAt) assert(!Number.isNaN(Date.parse(version.sunsetAt)));
      for (const [name, field] of Object.entries(descriptor.options.shape)) {
        const meta = (field as { meta?: () => { title?: string } | undefined }).meta?.();
        assert(meta?.title, `Option ${name} has no title.`);
      }
      const isOurs = BUILT_IN_PLATFORM_IDS.some((id) => id === descriptor.id);
      if (isOurs) assert(Object.keys(descriptor.baseUrls).length > 0);
      return Promise.resolve();
    },
  },
];
