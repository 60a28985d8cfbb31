import { DEFAULT_SITE_HABITS } from '../../../../contracts/site-habits';
import type { Override } from '../../../../contracts/compositions';
import { TransportError, type PlatformAdapter } from '../../../../server/src/platforms/contract';
import { BlueskyAdapter } from '../../../../server/src/platforms/bluesky';
import { ThreadsAdapter } from '../../../../server/src/platforms/threads';
import { XAdapter } from '../../../../server/src/platforms/x';
import type { StoredMedia } from '../../../../server/src/services/adaptation/stored-content';
import type { Connection } from '../../../../server/src/services/connections/connection';
import {
  assertComposed,
  composePost,
  type ComposedPost,
  type PostOrder,
} from '../../../../server/src/services/distributions/compose-post';
import type { Site } from '../../../../server/src/services/sites/site';
import type { Target } from '../../../../server/src/services/targets/targets';
import { anEntry } from '../../../platform-kit/adapt-request';
import { FakeClock } from '../../../platform-kit/fake-clock';

type AdapterClass = new (deps: ConstructorParameters<typeof XAdapter>[0]) => PlatformAdapter;

const clock = new FakeClock();

const adapterOf = (Adapter: AdapterClass): PlatformAdapter =>
  new Adapter({
    http: () => Promise.reject(new TransportError('unreachable', 'Nobody is called.')),
    clock,
    random: { float: () => 0, bytes: (length) => new Uint8Array(length) },
    ...{ baseUrls: {}, apiVersion: null, method: 'default', app: null },
  });

const SITE: Site = {
  ...{ id: 1, slug: 'default', name: 'Harbour Light Weekly', timezone: 'Europe/Lisbon' },
  ...{ linkBaseUrl: 'https://example.com', paused: false, stage: false, utm: null },
  ...{ ...DEFAULT_SITE_HABITS, altTexts: 'warn', memberUsers: [], memberRoles: [], edited: [] },
};

const TARGET: Target = {
  ...{ id: 5, name: '@harbourlight', format: 'feed', options: {}, enabled: true, locales: [] },
  ...{
    overflow: 'shorten',
    numbering: false,
    hashtags: 'tags',
    voice: null,
    siteId: 1,
    connectionId: 9,
  },
};

const connectionOn = (platform: string): Connection => ({
  ...{ id: 9, documentId: 'c', siteId: 1, platform, method: 'default', serviceUrl: null },
  account: {
    ...{ id: '1', handle: 'harbourlight', name: 'Harbour Light' },
    ...{ avatarUrl: null, kind: 'organization', profileUrl: null },
  },
  ...{ scopes: [], expiresAt: null, refreshExpiresAt: null, endsAt: null, status: 'active' },
  ...{ statusReason: null, health: 'green', healthReason: null, checkedAt: null },
  ...{
    quotaLimits: {},
    connectedBy: null,
    threadToken: null,
    threadUntil: null,
    createdAt: '2026-11-01',
  },
});

const LATER: StoredMedia = { fileId: 44, kind: 'image', hash: 'later', altText: 'A buoy' };

interface Order extends Partial<Omit<PostOrder, 'override'>> {
  override?: Override;
}

const compose = (Adapter: AdapterClass, changes: Order = {}): ComposedPost => {
  const adapter = adapterOf(Adapter);
  return composePost({
    ...{ site: SITE, target: TARGET, adapter, campaign: null, override: undefined },
    loaded: { entry: anEntry(), facts: {} },
    connection: connectionOn(adapter.descriptor.id),
    chosenMedia: new Map([[LATER.fileId, LATER]]),
    book: { choose: () => null, sets: {} },
    ...changes,
  });
};

describe('a post that is composed', () => {
  it('follows the entry as long as nobody changed anything', () => {
    const { content, options } = compose(XAdapter);
    expect(content.parts[0]?.text).toContain('The lighthouse opens on Sunday');
    expect(content.customised).toBeUndefined();
    expect(options).toEqual({});
  });

  it('says what a person wrote, part by part, with the files in the first', () => {
    const override = { texts: ['One', 'Two'], media: [{ fileId: 44 }] };
    const { content } = compose(XAdapter, { override });
    expect(content.parts).toEqual([
      { text: 'One', media: [LATER] },
      { text: 'Two', media: [] },
    ]);
    expect(content.customised).toEqual(['text', 'media']);
  });

  it('keeps the adapted text where a person changed only the files, and drops the card', () => {
    const override = { media: [{ fileId: 44, altText: 'A red buoy' }] };
    const { content } = compose(BlueskyAdapter, { override });
    expect(content.parts[0]?.text).toContain('The lighthouse opens on Sunday');
    expect(content.parts[0]?.media).toEqual([{ ...LATER, altText: 'A red buoy' }]);
    expect(content.card).toBeNull();
  });

  it('goes without files when a person took them away', () => {
    const entry = anEntry({ gallery: [LATER, { ...LATER, fileId: 45 }] });
    const loaded = { entry, facts: {} };
    const { content } = compose(BlueskyAdapter, { loaded, override: { media: [] } });
    expect(content.parts[0]?.media).toEqual([]);
  });

  it('has the options of the target, and over them those of the person', () => {
    const target = { ...TARGET, options: { replyControl: 'everyone', topicTag: 'Harbour' } };
    const override = { options: { topicTag: 'Sea' } };
    expect(compose(ThreadsAdapter, { target }).options).toEqual(target.options);
    const { options } = compose(ThreadsAdapter, { target, override });
    expect(options).toEqual({ replyControl: 'everyone', topicTag: 'Sea' });
  });

  it('has no topic of a wording that a person replaced', () => {
    expect(compose(ThreadsAdapter).options).toEqual({ topicTag: 'Lighthouse' });
    expect(compose(ThreadsAdapter, { override: { texts: ['Mine'] } }).options).toEqual({});
  });

  it('leads to the link of the site, tracked for platform and campaign', () => {
    const utm = { source: '{platform}', medium: 'social', campaign: 'tides' };
    const site = { ...SITE, utm };
    const text = (campaign: string | null) =>
      compose(XAdapter, { site, campaign }).content.parts[0]?.text;
    expect(text(null)).toContain('utm_source=x&utm_medium=social&utm_campaign=tides');
    expect(text('winter')).toContain('utm_campaign=winter');
  });

  it('refuses a file that is gone, by its number', () => {
    const override = { media: [{ fileId: 99 }] };
    expect(() => compose(XAdapter, { override })).toThrow(/File 99 is not in the media library/);
  });
});

describe('what a person sends along', () => {
  const refused = (Adapter: AdapterClass, override: Override) => () =>
    assertComposed(compose(Adapter, { override }), adapterOf(Adapter));

  it('is refused when it is too long, naming the account and the count', () => {
    expect(refused(XAdapter, { texts: ['x'.repeat(281)] })).toThrow(
      '@harbourlight on X has 281 of 280'
    );
  });

  it('is refused when the platform has no such option', () => {
    expect(refused(XAdapter, { options: { colour: 'red' } })).toThrow(
      /options for @harbourlight on X .*colour/
    );
  });

  it('is refused as a comment that is too long for the platform', () => {
    expect(refused(XAdapter, { firstComment: 'x'.repeat(281) })).toThrow('281 of 280');
  });

  it('is taken when it fits', () => {
    const override = { texts: ['Short'], firstComment: 'First!' };
    expect(refused(XAdapter, override)).not.toThrow();
  });
});
