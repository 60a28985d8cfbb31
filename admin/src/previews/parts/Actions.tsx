import { styled } from 'styled-components';

import type { ActionIcon } from '../looks/look';
import { Glyph } from './Glyph';

const Row = styled.div`
  display: flex;
  justify-content: space-between;
  max-inline-size: 420px;
  padding-block: 4px;
  color: var(--preview-muted);
`;

/** Signs below a post, without numbers: nobody has seen it yet. */
export const Actions = ({ icons }: { icons: readonly ActionIcon[] }) => (
  <Row aria-hidden>
    {icons.map((name) => (
      <Glyph key={name} name={name} />
    ))}
  </Row>
);
