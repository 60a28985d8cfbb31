import { DEFAULT_SITE_HABITS } from '../../../contracts/site-habits';
import {
  createSiteRequestSchema,
  updateSiteRequestSchema,
  type SiteDetails,
} from '../../../contracts/sites';
import { memberRolesOf, memberUsersOf } from '../../../admin/src/settings/sites/members';
import { withSite } from '../../../admin/src/settings/sites/with-site';
import {
  addressWithSite,
  askedSiteOf,
  chosenSiteOf,
  editableSites,
} from '../../../admin/src/settings/sites/site-choice';
import { memberOptions } from '../../../admin/src/settings/sites/member-options';
import {
  changesOf,
  createRequestOf,
  newSiteFields,
  platformsWithUtm,
  siteFieldProblems,
  siteFieldsOf,
  slugOf,
  type SiteFields,
} from '../../../admin/src/settings/sites/site-fields';
import {
  canChange,
  coversAllSites,
  memberCountOf,
} from '../../../admin/src/settings/sites/sites-right';
import { timeZones, zoneLabelOf } from '../../../admin/src/settings/sites/time-zones';

const aSite = (over: Partial<SiteDetails> = {}): SiteDetails => ({
  id: 1,
  slug: 'default',
  name: 'Harbour Light',
  timezone: 'Europe/Lisbon',
  linkBaseUrl: 'https://harbour.example',
  paused: false,
  stage: false,
  utm: { source: 'social', medium: 'post' },
  altTexts: 'warn',
  ...DEFAULT_SITE_HABITS,
  isDefault: true,
  memberUsers: [3, 1],
  memberRoles: [2],
  ...over,
});

const other = aSite({ id: 2, slug: 'winter', name: 'Winter', isDefault: false });

const filled = (over: Partial<SiteFields> = {}): SiteFields => ({
  ...newSiteFields('Europe/Lisbon'),
  name: 'Winter',
  slug: 'winter',
  ...over,
});

describe('the site of a page', () => {
  it.each([
    ['site=2', 2],
    ['site=0', null],
    ['site=-1', null],
    ['site=winter', null],
    ['site=1e3', null],
    ['', null],
  ])('is what the address says: %s', (query, asked) => {
    expect(askedSiteOf(new URLSearchParams(query))).toBe(asked);
  });

  it('is the default one when the address names none, or one that is not there', () => {
    expect(chosenSiteOf([other, aSite()], null)?.id).toBe(1);
    expect(chosenSiteOf([other, aSite()], 9)?.id).toBe(1);
    expect(chosenSiteOf([other, aSite()], 2)?.id).toBe(2);
  });

  it('is the first one for people who may not see the default one', () => {
    expect(chosenSiteOf([other], null)?.id).toBe(2);
    expect(chosenSiteOf([], 2)).toBeNull();
  });

  it('goes into the address and leaves the rest of it', () => {
    const before = new URLSearchParams('connected=x&site=1');
    expect(addressWithSite(before, 2).toString()).toBe('connected=x&site=2');
    expect(before.toString()).toBe('connected=x&site=1');
  });

  it('goes into requests only when there is a choice', () => {
    expect(withSite('/apps', undefined)).toBe('/apps');
    expect(withSite('/apps', 2)).toBe('/apps?site=2');
    expect(withSite('/apps?a=b', 2)).toBe('/apps?a=b&site=2');
  });

  it('is one whose settings may be changed, in the settings', () => {
    const foreign = aSite({ id: 3, memberUsers: null, memberRoles: null });
    expect(editableSites([aSite(), foreign]).map(({ id }) => id)).toEqual([1]);
    expect(canChange(foreign)).toBe(false);
    expect(memberCountOf(foreign)).toBeNull();
    expect(memberCountOf(aSite())).toEqual({ users: 2, roles: 1 });
  });
});

describe('the right for all sites', () => {
  const held = (action: string, conditions: string[]) => ({ action, conditions });

  it('is held without a condition only', () => {
    expect(coversAllSites([held('edit', [])], 'edit')).toBe(true);
    expect(coversAllSites([{ action: 'edit' }], 'edit')).toBe(true);
    expect(coversAllSites([held('edit', ['their-sites'])], 'edit')).toBe(false);
    expect(coversAllSites([held('read', [])], 'edit')).toBe(false);
  });

  it('comes from one role, whatever the others say', () => {
    expect(coversAllSites([held('edit', ['their-sites']), held('edit', [])], 'edit')).toBe(true);
  });
});

describe('the slug of a new site', () => {
  it.each([
    ['Winter menu', 'winter-menu'],
    ['Café Köln', 'cafe-koeln'],
    ['  24/7 News! ', 'news'],
    ['Größe & Maß', 'groesse-mass'],
    ['Łódź', 'lodz'],
    ['東京', ''],
  ])('follows its name: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is never too long, nor ends in a hyphen', () => {
    const slug = slugOf(`${'a'.repeat(59)} b`);
    expect(slug).toBe('a'.repeat(59));
  });

  it.each([
    'winter',
    'w',
    'winter-2',
    'a'.repeat(60),
    'Winter',
    '2nd',
    'a--b',
    '-a',
    'a-',
    'a b',
    '',
  ])('is judged as the server judges it: "%s"', (slug) => {
    const isFine = siteFieldProblems(filled({ slug })).slug === undefined;
    expect(isFine).toBe(createSiteRequestSchema.safeParse({ slug, name: 'N' }).success);
  });

  it('is refused when it is too long', () => {
    expect(siteFieldProblems(filled({ slug: 'a'.repeat(61) })).slug).toBe('siteForm.slug.wrong');
  });
});

describe('the form of a site', () => {
  it('makes what the server takes', () => {
    const request = createRequestOf(
      filled({
        name: ' Winter ',
        linkBaseUrl: ' https://winter.example/ ',
        stage: true,
        altTexts: 'require',
        utm: { source: ' social ', medium: '', campaign: '', term: '', content: '' },
        memberUsers: ['3', ' 8 ', '', '3'],
      })
    );
    expect(request).toEqual({
      slug: 'winter',
      name: 'Winter',
      timezone: 'Europe/Lisbon',
      linkBaseUrl: 'https://winter.example',
      stage: true,
      utm: { source: 'social' },
      altTexts: 'require',
      memberUsers: [3, 8],
      memberRoles: [],
    });
    expect(createSiteRequestSchema.parse(request)).toEqual({ ...DEFAULT_SITE_HABITS, ...request });
  });

  it('makes nothing of what was left empty', () => {
    expect(createRequestOf(filled())).toMatchObject({ linkBaseUrl: null, utm: null });
  });

  it.each([
    ['name', { name: ' ' }, 'siteForm.name.missing'],
    ['name', { name: 'n'.repeat(121) }, 'siteForm.name.long'],
    ['timezone', { timezone: '' }, 'siteForm.timezone.missing'],
    ['linkBaseUrl', { linkBaseUrl: 'winter.example' }, 'siteForm.link.wrong'],
    ['linkBaseUrl', { linkBaseUrl: 'ftp://winter.example' }, 'siteForm.link.wrong'],
    ['utm', { utm: { ...filled().utm, term: 'x'.repeat(101) } }, 'siteForm.utm.long'],
    ['memberUsers', { memberUsers: ['3', 'anna'] }, 'siteForm.ids.wrong'],
    ['memberRoles', { memberRoles: ['0'] }, 'siteForm.ids.wrong'],
  ])('refuses a wrong %s before the server does: %j', (field, wrong, messageId) => {
    const fields = filled(wrong);
    expect(siteFieldProblems(fields)).toEqual({ [field]: messageId });
    expect(createSiteRequestSchema.safeParse(createRequestOf(fields)).success).toBe(false);
  });

  it('finds nothing wrong with what is right', () => {
    expect(siteFieldProblems(filled())).toEqual({});
    expect(siteFieldProblems(siteFieldsOf(aSite()))).toEqual({});
  });

  it('sends nothing that did not change, in whatever order it came', () => {
    const site = aSite();
    expect(changesOf(site, siteFieldsOf(site))).toEqual({});
    expect(changesOf(site, { ...siteFieldsOf(site), memberUsers: ['1', '3'] })).toEqual({});
  });

  it('sends what changed and nothing else', () => {
    const site = aSite();
    const fields = siteFieldsOf(site);
    const changes = changesOf(site, {
      ...fields,
      name: 'Harbour',
      linkBaseUrl: '',
      utm: { ...fields.utm, source: '', medium: '' },
      memberRoles: [],
    });
    expect(changes).toEqual({ name: 'Harbour', linkBaseUrl: null, utm: null, memberRoles: [] });
    expect(updateSiteRequestSchema.safeParse(changes).success).toBe(true);
  });

  it('warns of pictures without alternative texts at first, as the server does', () => {
    const { altTexts } = createSiteRequestSchema.parse({ slug: 'winter', name: 'Winter' });
    expect(createRequestOf(filled()).altTexts).toBe(altTexts);
  });

  it('sends another choice for pictures without alternative texts', () => {
    const site = aSite();
    const changes = changesOf(site, { ...siteFieldsOf(site), altTexts: 'off' });
    expect(changes).toEqual({ altTexts: 'off' });
    expect(updateSiteRequestSchema.parse(changes)).toEqual(changes);
  });

  it('takes placeholders in what is added to links', () => {
    const utm = { ...filled().utm, source: '{platform}', campaign: '{site}-{target}-{locale}' };
    expect(siteFieldProblems(filled({ utm }))).toEqual({});
    expect(createSiteRequestSchema.safeParse(createRequestOf(filled({ utm }))).success).toBe(true);
  });

  it('keeps what single platforms add to links, for which it has no fields', () => {
    const platforms = { x: { source: 'x-com' }, threads: { medium: 'post' } };
    const site = aSite({ utm: { source: 'social', platforms } });
    const fields = siteFieldsOf(site);
    expect(siteFieldProblems(fields)).toEqual({});
    expect(changesOf(site, fields)).toEqual({});
    expect(platformsWithUtm(fields.utmPlatforms)).toEqual(['x', 'threads']);
    const changed = changesOf(site, { ...fields, utm: { ...fields.utm, source: 'web' } });
    expect(changed).toEqual({ utm: { source: 'web', platforms } });
    const emptied = changesOf(site, { ...fields, utm: { ...fields.utm, source: '' } });
    expect(emptied).toEqual({ utm: { platforms } });
    expect(updateSiteRequestSchema.parse(emptied)).toEqual(emptied);
  });

  it('does not touch the members that the server hides', () => {
    const site = aSite({ memberUsers: null, memberRoles: null });
    expect(changesOf(site, { ...siteFieldsOf(site), name: 'Harbour' })).toEqual({
      name: 'Harbour',
    });
  });
});

describe('time zones', () => {
  it('hold UTC and the zone that is chosen, once each', () => {
    const zones = timeZones('Europe/Lisbon');
    expect(zones.filter((zone) => zone === 'UTC')).toHaveLength(1);
    expect(zones.filter((zone) => zone === 'Europe/Lisbon')).toHaveLength(1);
    expect(timeZones('Etc/GMT-3')).toContain('Etc/GMT-3');
    expect(timeZones('')).not.toContain('');
  });

  it('are all taken by the server', () => {
    const refused = timeZones('UTC').filter(
      (timezone) => !updateSiteRequestSchema.safeParse({ timezone }).success
    );
    expect(refused).toEqual([]);
  });

  it('are written as people type them', () => {
    expect(zoneLabelOf('America/Argentina/Buenos_Aires')).toBe('America/Argentina/Buenos Aires');
  });
});

describe('members', () => {
  it('are read from the list of admin users, by the name that Strapi shows', () => {
    const results = [
      { id: 1, firstname: 'Ana', lastname: 'Prado', email: 'ana@paper.example' },
      { id: 2, firstname: null, lastname: null, username: 'desk', email: 'desk@paper.example' },
      { id: '3', firstname: '', email: 'night@paper.example' },
      { id: null, firstname: 'Nobody' },
    ];
    expect(memberUsersOf({ data: { results, pagination: {} } })).toEqual([
      { id: 1, name: 'Ana Prado' },
      { id: 2, name: 'desk' },
      { id: 3, name: 'night@paper.example' },
    ]);
  });

  it('are read from the list of roles', () => {
    expect(memberRolesOf({ data: [{ id: 4, name: 'Editor' }, { id: 5 }] })).toEqual([
      { id: 4, name: 'Editor' },
      { id: 5, name: '5' },
    ]);
  });

  it.each([null, {}, { data: null }, { data: 'x' }])('are none in another answer: %j', (answer) => {
    expect(memberUsersOf(answer)).toEqual([]);
    expect(memberRolesOf(answer)).toEqual([]);
  });

  it('stay to be seen when the list does not have them any more', () => {
    const options = memberOptions([{ id: 1, name: 'Ana' }], ['1', '7'], (id) => `Id ${id}`);
    expect(options).toEqual([
      { value: '1', label: 'Ana' },
      { value: '7', label: 'Id 7' },
    ]);
  });
});
