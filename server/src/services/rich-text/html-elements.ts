/** What an element does to the text around it. Elements without a role are part of their line. */
export type ElementRole =
  | 'block'
  | 'break'
  | 'cell'
  | 'checkbox'
  | 'dropped'
  | 'item'
  | 'line'
  | 'list'
  | 'quotation'
  | 'row'
  | 'verbatim';

const names = (list: string): string[] => list.split(' ');

const NAMES_BY_ROLE: Record<ElementRole, string[]> = {
  block: names(
    'address article aside blockquote body caption center details dialog div dl fieldset ' +
      'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ' +
      'p search section summary table'
  ),
  break: ['br'],
  cell: ['td', 'th'],
  checkbox: ['input'],
  /** Code, pictures, players, form fields, doubles for other readers; ruby is a reading aid. */
  dropped: names(
    'annotation annotation-xml applet area audio base canvas datalist embed frame frameset head ' +
      'iframe img link map meta noembed noframes noscript object oembed option param rp rt script ' +
      'select source style svg template textarea title track video'
  ),
  item: ['li'],
  line: ['dt', 'dd'],
  list: ['ul', 'ol'],
  quotation: ['q'],
  row: ['tr'],
  verbatim: ['pre', 'listing', 'xmp'],
};

/** By lower-case name. */
export const ELEMENT_ROLES: ReadonlyMap<string, ElementRole> = new Map(
  (Object.keys(NAMES_BY_ROLE) as ElementRole[]).flatMap((role) =>
    NAMES_BY_ROLE[role].map((name): [string, ElementRole] => [name, role])
  )
);

const INLINE = names(
  'a abbr acronym b bdi bdo big button cite code col colgroup data del dfn em font i ins kbd label ' +
    'mark math meter nobr output picture progress ruby s samp small span strike strong sub sup ' +
    'tbody tfoot thead time tt u var wbr'
);

/** Names of HTML; others are no reason to take a text for HTML. */
export const isHtmlName = (name: string): boolean =>
  ELEMENT_ROLES.has(name.toLowerCase()) || INLINE.includes(name.toLowerCase());

const BLOCK_ROLES: readonly ElementRole[] = ['block', 'list', 'verbatim'];

/** Elements that a document made by an editor consists of. */
export const isBlockElement = (name: string): boolean => {
  const role = ELEMENT_ROLES.get(name);
  return role !== undefined && BLOCK_ROLES.includes(role);
};

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const MAX_STYLE_LENGTH = 2_000;

/** Whether people do not see the element, or see it as an ornament only. */
export const isHiddenElement = (attributes: Readonly<Record<string, string>>): boolean =>
  Object.hasOwn(attributes, 'hidden') ||
  attributes['aria-hidden']?.toLowerCase() === 'true' ||
  HIDING_STYLE.test(attributes['style']?.slice(0, MAX_STYLE_LENGTH) ?? '');
