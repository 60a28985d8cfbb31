import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { ToneFields, WordsFields } from '../ai/VoiceWords';
import type { WayFormState } from './use-way-form';

const OwnVoice = ({ form }: { form: WayFormState }) => {
  const t = useText();
  const { texts, changeVoice } = form;
  const { voice } = form.fields;
  return (
    <>
      <TextField
        name="voice.language"
        label={t('wayForm.voice.language')}
        hint={t('wayForm.voice.language.hint')}
        error={texts['voice.language']}
        value={voice.language}
        isCode
        onChange={(language) => changeVoice({ language })}
      />
      <ToneFields voice={voice} texts={texts} onChange={changeVoice} />
      <ChoiceField
        name="voice.emoji"
        label={t('ai.voice.emoji')}
        error={texts['voice.emoji']}
        value={voice.emoji}
        options={[
          { value: 'site', label: t('wayForm.voice.emoji.site') },
          { value: 'any', label: t('ai.voice.emoji.any') },
          { value: 'none', label: t('ai.voice.emoji.none') },
          { value: 'few', label: t('ai.voice.emoji.few') },
          { value: 'many', label: t('ai.voice.emoji.many') },
        ]}
        onChange={(emoji) => changeVoice({ emoji })}
      />
      <WordsFields voice={voice} texts={texts} onChange={changeVoice} />
    </>
  );
};

/** How an AI words the posts of a way: as the site, or in a voice of its own. */
export const VoicePart = ({ form }: { form: WayFormState }) => {
  const t = useText();
  const { isOwn } = form.fields.voice;
  return (
    <>
      <ChoiceField
        name="voice"
        label={t('wayForm.voice')}
        hint={isOwn ? t('wayForm.voice.own.hint') : t('wayForm.voice.hint')}
        error={form.texts['voice']}
        value={isOwn ? 'own' : 'site'}
        options={[
          { value: 'site', label: t('wayForm.voice.site') },
          { value: 'own', label: t('wayForm.voice.own') },
        ]}
        onChange={(chosen) => form.changeVoice({ isOwn: chosen === 'own' })}
      />
      {isOwn ? <OwnVoice form={form} /> : null}
    </>
  );
};
