import { useSearchParams } from 'react-router-dom';

import {
  isNarrowed,
  listViewOf,
  withListChanges,
  type ListShape,
  type ListView,
} from './list-address';

export interface ListControl<Filter extends string, Sort extends string> {
  view: ListView<Filter, Sort>;
  isNarrowed: boolean;
  /** By name in the address; null takes away. */
  change: (changes: Readonly<Record<string, string | null>>) => void;
  clear: () => void;
}

/** The list as the address has it, and changing it there. */
export const useListView = <Filter extends string, Sort extends string>(
  shape: ListShape<Filter, Sort>
): ListControl<Filter, Sort> => {
  const [parameters, setParameters] = useSearchParams();
  const view = listViewOf(parameters, shape);
  const change = (changes: Readonly<Record<string, string | null>>) =>
    // Every letter of a search would be a step back otherwise.
    setParameters((now) => withListChanges(now, changes), { replace: true });
  return {
    view,
    isNarrowed: isNarrowed(view),
    change,
    clear: () => change(Object.fromEntries(['_q', ...shape.filters].map((name) => [name, null]))),
  };
};
