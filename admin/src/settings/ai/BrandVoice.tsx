import { ChoiceField } from '../../components/ChoiceField';
import { useText } from '../../translations/use-text';
import type { HabitsFormState } from './use-habits-form';
import type { VoiceFields } from './voice-fields';
import { ToneFields, WordsFields } from './VoiceWords';

/** How the brand of a site speaks. */
export const BrandVoice = ({ form }: { form: HabitsFormState }) => {
  const t = useText();
  const { texts } = form;
  const { voice } = form.fields;
  const change = (changes: Partial<VoiceFields>) =>
    form.change({ voice: { ...voice, ...changes } });
  return (
    <>
      <ToneFields voice={voice} texts={texts} onChange={change} />
      <ChoiceField
        name="emoji"
        label={t('ai.voice.emoji')}
        error={texts['voice.emoji']}
        value={voice.emoji}
        options={[
          { value: 'any', label: t('ai.voice.emoji.any') },
          { value: 'none', label: t('ai.voice.emoji.none') },
          { value: 'few', label: t('ai.voice.emoji.few') },
          { value: 'many', label: t('ai.voice.emoji.many') },
        ]}
        onChange={(emoji) => change({ emoji })}
      />
      <WordsFields voice={voice} texts={texts} onChange={change} />
    </>
  );
};
