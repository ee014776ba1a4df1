// Where on the screen is a moment, and what may a window of time become? Pure; no DOM.

/** A stretch of simulated time on screen, `[startS, endS)`. */
export interface TimeWindow {
  readonly startS: number;
  readonly endS: number;
}

/** A window laid over a width in pixels (CSS or device: the caller's choice). */
export interface TimeScale extends TimeWindow {
  readonly widthPx: number;
}

/** The narrowest window that zooming reaches; below it labels would need milliseconds. */
export const windowMinS = 10;

/** Horizontal place of a time, in the scale's pixels; outside the window, outside the width. */
export function xOfTime(scale: TimeScale, timeS: number): number {
  return ((timeS - scale.startS) / (scale.endS - scale.startS)) * scale.widthPx;
}

/** The time at a horizontal place; inverse of `xOfTime`. */
export function timeOfX(scale: TimeScale, xPx: number): number {
  return scale.startS + (xPx / scale.widthPx) * (scale.endS - scale.startS);
}

/** The nearest window of at most the same span that lies within the bounds. */
export function clampWindow(window: TimeWindow, bounds: TimeWindow): TimeWindow {
  const boundSpanS = bounds.endS - bounds.startS;
  const spanMinS = Math.min(windowMinS, boundSpanS);
  const spanS = Math.min(Math.max(window.endS - window.startS, spanMinS), boundSpanS);
  const startS = Math.min(Math.max(window.startS, bounds.startS), bounds.endS - spanS);
  return { startS, endS: startS + spanS };
}

/** The window scaled by `factor` (< 1: closer) so that `aboutS` stays where it is on screen. */
export function zoomWindow(
  window: TimeWindow,
  aboutS: number,
  factor: number,
  bounds: TimeWindow,
): TimeWindow {
  const spanS = window.endS - window.startS;
  const boundSpanS = bounds.endS - bounds.startS;
  const newSpanS = Math.min(Math.max(spanS * factor, windowMinS), boundSpanS);
  const startS = aboutS - ((aboutS - window.startS) / spanS) * newSpanS;
  return clampWindow({ startS, endS: startS + newSpanS }, bounds);
}

/** The window moved by `deltaS`, stopping at the bounds. */
export function panWindow(window: TimeWindow, deltaS: number, bounds: TimeWindow): TimeWindow {
  return clampWindow({ startS: window.startS + deltaS, endS: window.endS + deltaS }, bounds);
}

/** The window, moved just so far that `timeS` stands at `placeFraction` of it if it was outside. */
export function revealTime(
  window: TimeWindow,
  timeS: number,
  placeFraction: number,
  bounds: TimeWindow,
): TimeWindow {
  if (timeS >= window.startS && timeS <= window.endS) return window;
  const spanS = window.endS - window.startS;
  const startS = timeS - placeFraction * spanS;
  return clampWindow({ startS, endS: startS + spanS }, bounds);
}
