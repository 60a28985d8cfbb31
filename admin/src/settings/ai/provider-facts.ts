import type { AiProviderView } from '../../../../contracts/ai-providers';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

/** Whether a provider is asked, as icon, word and colour. */
export interface ProviderState {
  icon: StateIcon;
  tone: Tone;
  messageId: MessageId;
}

type Known = Pick<AiProviderView, 'isReady' | 'enabled' | 'source' | 'rest'>;

export const providerStateOf = ({ isReady, enabled, source, rest }: Known): ProviderState => {
  if (!enabled) return { icon: 'minus', tone: 'neutral', messageId: 'ai.state.off' };
  if (!isReady && source === null) {
    return { icon: 'minus', tone: 'neutral', messageId: 'ai.state.notSetUp' };
  }
  if (!isReady) return { icon: 'warning', tone: 'warning', messageId: 'ai.state.incomplete' };
  if (rest?.until) return { icon: 'pause', tone: 'warning', messageId: 'ai.state.restsUntil' };
  if (rest) return { icon: 'cross', tone: 'danger', messageId: 'ai.state.rests' };
  return { icon: 'check', tone: 'success', messageId: 'ai.state.ready' };
};

/** Where the price of a provider's model is from. */
export const PRICE_SOURCES: Readonly<
  Record<NonNullable<AiProviderView['priceSource']>, MessageId>
> = {
  settings: 'ai.price.source.settings',
  config: 'ai.price.source.config',
  plugin: 'ai.price.source.plugin',
};

/** Those that get something to read as things stand. */
export const readersOf = (providers: readonly AiProviderView[]): string[] =>
  providers.filter(({ isReady }) => isReady).map(({ label }) => label);

/** What holds while the fields for model and address are empty, as far as it is known here. */
export const fallbacksOf = ({
  entered,
  model,
  defaultModel,
  baseUrl,
  defaultBaseUrl,
}: AiProviderView): { model: string; baseUrl: string } => ({
  model: (entered?.model ? null : model) ?? defaultModel ?? '',
  baseUrl: (entered?.baseUrl ? null : baseUrl) ?? defaultBaseUrl ?? '',
});
