import { useMemo, useState } from 'react';

import { Flex, TextButton, Typography } from '@strapi/design-system';

import type { Platform } from '../../../contracts/platforms';
import { OptionInputField } from '../settings/targets/OptionInputField';
import { fieldsForFormat, optionFieldsOf } from '../settings/targets/option-fields';
import { optionTextsOf, readOptions, type OptionTexts } from '../settings/targets/option-values';
import { useText } from '../translations/use-text';
import { Fold } from './Fold';
import type { ComposerRow } from './composer-row';
import { optionsAreaId } from './field-ids';
import { changedOverride } from './override-changes';
import type { Composer } from './use-composer';

interface PostOptionsProps {
  row: ComposerRow;
  /** Null: not known. */
  platform: Platform | null;
  composer: Pick<Composer, 'override'>;
  hasProblem: boolean;
}

/** What the platform alone offers, for this one post; made from its schema. */
export const PostOptions = ({ row, platform, composer, hasProblem }: PostOptionsProps) => {
  const t = useText();
  const { target, override } = row;
  const { targetId, format, platformLabel } = target;
  const standing = override?.options ?? target.options;
  const fields = useMemo(
    () => fieldsForFormat(optionFieldsOf(platform?.optionsSchema, standing), format),
    [platform, standing, format]
  );
  // What cannot be read yet stands in its field until it can.
  const [typed, setTyped] = useState<OptionTexts>({});
  const known = optionTextsOf(fields, { ...target.options, ...override?.options });
  const texts = { ...known, ...typed };
  const { problems } = readOptions(fields, texts);
  if (fields.length === 0) return null;

  const change = (name: string, text: string) => {
    const next = { ...texts, [name]: text };
    const read = readOptions(fields, next);
    setTyped(next);
    if (read.problems[name]) return;
    const value = read.options[name];
    const others = Object.entries(override?.options ?? {}).filter(([other]) => other !== name);
    // What is emptied is as the way to publish has it again.
    const own = value === undefined ? [] : [[name, value] as const];
    const options = Object.fromEntries([...others, ...own]);
    composer.override(targetId, changedOverride(override, { options: orNothing(options) }));
  };
  const restore = () => {
    setTyped({});
    composer.override(targetId, changedOverride(override, { options: undefined }));
  };

  return (
    <Fold
      id={optionsAreaId(targetId)}
      title={t('wayForm.options', { platform: platformLabel })}
      isWanted={hasProblem || override?.options !== undefined}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {fields.map((field) => {
          const problem = problems[field.name];
          return (
            <OptionInputField
              key={field.name}
              field={field}
              text={texts[field.name] ?? ''}
              error={problem ? t(problem.messageId, problem.values) : undefined}
              onChange={(text) => change(field.name, text)}
            />
          );
        })}
        {override?.options ? (
          <Flex gap={2}>
            <Typography variant="pi" textColor="neutral600">
              {t('compose.options.changed')}
            </Typography>
            <TextButton onClick={restore}>{t('compose.restore')}</TextButton>
          </Flex>
        ) : null}
      </Flex>
    </Fold>
  );
};

const orNothing = <T extends object>(options: T): T | undefined =>
  Object.keys(options).length > 0 ? options : undefined;
