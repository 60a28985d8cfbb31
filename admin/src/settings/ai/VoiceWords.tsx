import { LinesField } from '../../components/LinesField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { ExamplesField } from './ExamplesField';
import type { VoiceFields } from './voice-fields';

type Words = Pick<VoiceFields, 'tone' | 'audience' | 'bannedWords' | 'examples' | 'maxHashtags'>;

interface VoiceWordsProps {
  voice: Words;
  texts: Partial<Record<string, string>>;
  onChange: (changes: Partial<Words>) => void;
}

/** How a brand sounds: whom it speaks to, and in which tone. */
export const ToneFields = ({ voice, texts, onChange }: VoiceWordsProps) => {
  const t = useText();
  return (
    <>
      <LinesField
        name="tone"
        label={t('ai.voice.tone')}
        hint={t('ai.voice.tone.hint')}
        error={texts['voice.tone']}
        value={voice.tone}
        minHeight="6rem"
        onChange={(tone) => onChange({ tone })}
      />
      <LinesField
        name="audience"
        label={t('ai.voice.audience')}
        hint={t('ai.voice.audience.hint')}
        error={texts['voice.audience']}
        value={voice.audience}
        minHeight="6rem"
        onChange={(audience) => onChange({ audience })}
      />
    </>
  );
};

/** What a brand never says, how many hashtags it takes, and posts to write like. */
export const WordsFields = ({ voice, texts, onChange }: VoiceWordsProps) => {
  const t = useText();
  return (
    <>
      <TextField
        name="maxHashtags"
        label={t('ai.voice.maxHashtags')}
        hint={t('ai.voice.maxHashtags.hint')}
        error={texts['voice.maxHashtags']}
        value={voice.maxHashtags}
        inputMode="numeric"
        onChange={(maxHashtags) => onChange({ maxHashtags })}
      />
      <LinesField
        name="bannedWords"
        label={t('ai.voice.bannedWords')}
        hint={t('ai.voice.bannedWords.hint')}
        error={texts['voice.bannedWords']}
        value={voice.bannedWords}
        onChange={(bannedWords) => onChange({ bannedWords })}
      />
      <ExamplesField
        examples={voice.examples}
        error={texts['voice.examples']}
        onChange={(examples) => onChange({ examples })}
      />
    </>
  );
};
