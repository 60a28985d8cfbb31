import type { Look } from '../looks/look';

/** How files share their room: CSS grid. */
export interface GridPlan {
  columns: number;
  rows: number;
  /** Width to height of the whole. */
  ratio: number;
  /** `grid-area` of each file that is shown. */
  areas: string[];
  /** Files behind the last one, which says so. */
  hiddenCount: number;
}

type Grid = Exclude<Look['grid'], 'row'>;

const plan = (columns: number, rows: number, ratio: number, areas: string[]): GridPlan => ({
  ...{ columns, rows, ratio, areas, hiddenCount: 0 },
});

// row / column / row end / column end
const PAIR = plan(2, 1, 16 / 9, ['1/1/2/2', '1/2/2/3']);
const TALL_AND_TWO = plan(2, 2, 16 / 9, ['1/1/3/2', '1/2/2/3', '2/2/3/3']);
const SQUARE_OF_FOUR = plan(2, 2, 16 / 9, ['1/1/2/2', '1/2/2/3', '2/1/3/2', '2/2/3/3']);

const WIDE_AND_TWO = plan(2, 5, 1, ['1/1/4/3', '4/1/6/2', '4/2/6/3']);
const WIDE_AND_THREE = plan(3, 3, 1, ['1/1/3/4', '3/1/4/2', '3/2/4/3', '3/3/4/4']);
const TWO_AND_THREE = plan(6, 5, 1, [
  ...['1/1/4/4', '1/4/4/7'],
  ...['4/1/6/3', '4/3/6/5', '4/5/6/7'],
]);

const PLANS: Record<Grid, Record<number, GridPlan>> = {
  mosaic: { 2: PAIR, 3: TALL_AND_TWO, 4: SQUARE_OF_FOUR },
  facebook: { 2: { ...PAIR, ratio: 2 }, 3: WIDE_AND_TWO, 4: WIDE_AND_THREE, 5: TWO_AND_THREE },
  linkedin: { 2: { ...PAIR, ratio: 2 }, 3: WIDE_AND_TWO, 4: WIDE_AND_THREE, 5: TWO_AND_THREE },
};

/** Of two and more files; null for one alone, which keeps its own shape. */
export const gridPlan = (grid: Grid, count: number): GridPlan | null => {
  if (count < 2) return null;
  const plans = PLANS[grid];
  const most = Math.max(...Object.keys(plans).map(Number));
  const found = plans[Math.min(count, most)];
  return found ? { ...found, hiddenCount: Math.max(0, count - most) } : null;
};
