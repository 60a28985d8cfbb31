/** Whether a colour written as `#rrggbb` is nearer to black; false for what is written otherwise. */
export const isDarkColour = (colour: string): boolean => {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return false;
  const bright = [red, green, blue].reduce((sum, part) => sum + Number.parseInt(part, 16), 0);
  return bright < (3 * 255) / 2;
};
