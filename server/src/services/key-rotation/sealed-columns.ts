import {
  ACCOUNT_CHOICES_TABLE,
  AI_PROVIDERS_TABLE,
  CONNECTIONS_TABLE,
  PLATFORM_APPS_TABLE,
  WEBHOOKS_TABLE,
} from '../../constants';
import type { SealContext } from '../../crypto/vault';
import { aiProviderSealContext } from '../ai-providers/provider-key';
import { appSealContext } from '../apps/app-key';
import { choiceSealContext } from '../connections/account-choices';
import { connectionSealContext } from '../connections/connection-row';
import { previousSecretSealContext, secretSealContext } from '../webhooks/webhook-secret';
import {
  accountSubject,
  aiProviderSubject,
  appSubject,
  choiceSubject,
  textOf,
  webhookSubject,
  type RawRow,
  type Subject,
} from './subjects';

/** What a row is to a person. */
export type SealedKind = 'account' | 'app' | 'choice' | 'ai-provider' | 'webhook';

/** One column that holds envelopes for longer than a few minutes. */
export interface SealedColumn {
  kind: SealedKind;
  table: string;
  /** Holds the envelope, or null. */
  column: string;
  /** Says which key the envelope uses. */
  keyColumn: string;
  /** Further columns that context and name are made of. */
  reads: readonly string[];
  contextOf: (row: RawRow) => SealContext;
  subjectOf: (row: RawRow) => Subject;
}

/**
 * All of them. The PKCE verifiers of started OAuth flows are left out on purpose: they live ten
 * minutes, have no key column, and a person whose flow was caught begins it once more.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    kind: 'account',
    table: CONNECTIONS_TABLE,
    column: 'credentials',
    keyColumn: 'key_id',
    reads: ['document_id', 'platform', 'account'],
    contextOf: (row) => connectionSealContext(textOf(row['document_id'])),
    subjectOf: accountSubject,
  },
  {
    kind: 'app',
    table: PLATFORM_APPS_TABLE,
    column: 'client_secret',
    keyColumn: 'key_id',
    reads: ['site_id', 'app', 'service_url'],
    contextOf: (row) =>
      appSealContext({
        siteId: Number(row['site_id']),
        app: textOf(row['app']),
        serviceUrl: textOf(row['service_url']),
      }),
    subjectOf: appSubject,
  },
  {
    kind: 'choice',
    table: ACCOUNT_CHOICES_TABLE,
    column: 'credentials',
    keyColumn: 'key_id',
    reads: ['token_hash', 'platform'],
    contextOf: (row) => choiceSealContext(textOf(row['token_hash'])),
    subjectOf: choiceSubject,
  },
  {
    kind: 'ai-provider',
    table: AI_PROVIDERS_TABLE,
    column: 'api_key',
    keyColumn: 'key_id',
    reads: ['site_id', 'provider'],
    contextOf: (row) =>
      aiProviderSealContext({ siteId: Number(row['site_id']), provider: textOf(row['provider']) }),
    subjectOf: aiProviderSubject,
  },
  {
    kind: 'webhook',
    table: WEBHOOKS_TABLE,
    column: 'secret',
    keyColumn: 'key_id',
    reads: ['key', 'name'],
    contextOf: (row) => secretSealContext(textOf(row['key'])),
    subjectOf: webhookSubject,
  },
  {
    kind: 'webhook',
    table: WEBHOOKS_TABLE,
    column: 'previous_secret',
    keyColumn: 'previous_key_id',
    reads: ['key', 'name'],
    contextOf: (row) => previousSecretSealContext(textOf(row['key'])),
    subjectOf: webhookSubject,
  },
];
