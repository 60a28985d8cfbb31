import type { FilterImplOptions, Template } from 'liquidjs';

/** A filter as LiquidJS calls it; the library does not export the type by itself. */
export type FilterHandler = Extract<FilterImplOptions, (...args: never[]) => unknown>;

/** `this` of a filter. */
export type FilterCall = ThisParameterType<FilterHandler>;

/** What LiquidJS's generators are driven by: each `yield` gives back what was worked out. */
export type Rendering = Generator<unknown, void, Template[]>;
