import { useState } from 'react';

import { Button, Flex, Modal } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { DistributableType } from '../../../../contracts/dispatch';
import { useText } from '../../translations/use-text';
import { RuleForm } from './RuleForm';

interface AddRuleProps {
  /** The content-types that have no rule yet; at least one. */
  types: DistributableType[];
  canEdit: boolean;
}

export const AddRule = ({ types, canEdit }: AddRuleProps) => {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  if (!canEdit) return null;
  return (
    <Flex>
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        <Modal.Trigger>
          <Button variant="secondary" startIcon={<Plus />}>
            {t('rule.add')}
          </Button>
        </Modal.Trigger>
        <RuleForm types={types} onSaved={() => setIsOpen(false)} />
      </Modal.Root>
    </Flex>
  );
};
