import type { TemplateView } from '../../../../contracts/templates';
import type { MessageId, MessageValues } from '../../translations/message';

interface Names {
  /** How people call the content-type. */
  typeOf: (uid: string) => string;
  platformOf: (platform: string) => string;
  targetOf: (id: number) => string;
}

/** For which posts a template is, in words. */
export const scopeWords = (
  { contentType, platform, targetId }: Pick<TemplateView, 'contentType' | 'platform' | 'targetId'>,
  { typeOf, platformOf, targetOf }: Names
): { messageId: MessageId; values: MessageValues } => {
  const type = contentType === null ? '' : typeOf(contentType);
  if (targetId !== null) {
    const values = { type, place: targetOf(targetId) };
    return { messageId: type ? 'templates.scope.placeAndType' : 'templates.scope.place', values };
  }
  if (platform !== null) {
    const values = { type, place: platformOf(platform) };
    return { messageId: type ? 'templates.scope.placeAndType' : 'templates.scope.place', values };
  }
  return type
    ? { messageId: 'templates.scope.type', values: { type } }
    : { messageId: 'templates.scope.all', values: {} };
};
