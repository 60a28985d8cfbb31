import type { FieldChoice, FieldRole, MappingView } from '../../../../contracts/mappings';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

/** Whether entries of a type go out, as icon, word and colour. */
export const distributedState = ({
  isDistributed,
}: Pick<MappingView, 'isDistributed'>): { messageId: MessageId; icon: StateIcon; tone: Tone } =>
  isDistributed
    ? { messageId: 'content.distributed', icon: 'check', tone: 'success' }
    : { messageId: 'content.notDistributed', icon: 'minus', tone: 'neutral' };

/** Who decided. */
export const SOURCE_TEXT: Record<MappingView['source'], MessageId> = {
  settings: 'content.source.settings',
  config: 'content.source.config',
  none: 'content.source.none',
};

export const ROLE_TEXT: Record<FieldRole, MessageId> = {
  title: 'content.role.title',
  summary: 'content.role.summary',
  body: 'content.role.body',
  image: 'content.role.image',
  images: 'content.role.images',
  video: 'content.role.video',
  tags: 'content.role.tags',
  author: 'content.role.author',
  language: 'content.role.language',
};

export const ROLE_HINT: Partial<Record<FieldRole, MessageId>> = {
  summary: 'content.role.summary.hint',
  images: 'content.role.images.hint',
  tags: 'content.role.tags.hint',
  language: 'content.role.language.hint',
};

const TYPE_TEXT: Readonly<Record<string, MessageId>> = {
  string: 'content.type.string',
  text: 'content.type.text',
  richtext: 'content.type.richtext',
  blocks: 'content.type.blocks',
  media: 'content.type.media',
  relation: 'content.type.relation',
  component: 'content.type.component',
  dynamiczone: 'content.type.dynamiczone',
  enumeration: 'content.type.enumeration',
  json: 'content.type.json',
};

/** How Strapi's Content-Type Builder calls a type of attribute; null for one that is not known. */
export const typeText = (type: string): MessageId | null =>
  Object.hasOwn(TYPE_TEXT, type) ? (TYPE_TEXT[type] ?? null) : null;

/** No attribute is called so. */
export const NO_FIELD = '-';

/** One attribute to choose; `type` is null for one that the schema does not offer any more. */
export interface RoleOption {
  path: string;
  type: string | null;
}

/** The attributes that can give a role, and the chosen one whatever it is. */
export const roleOptions = (
  choices: readonly FieldChoice[],
  role: FieldRole,
  chosen: string
): RoleOption[] => {
  const fitting = choices.filter(({ roles }) => roles.includes(role));
  const isOffered = chosen === '' || fitting.some(({ path }) => path === chosen);
  return [
    ...fitting.map(({ path, type }) => ({ path, type })),
    ...(isOffered ? [] : [{ path: chosen, type: null }]),
  ];
};

/** Strapi's own types and those of plugins are never saved by the server. */
export const canBeSaved = (contentType: string): boolean => contentType.startsWith('api::');
