// How does one quantity run over time? A uPlot chart that follows the shared window and clock.

import { useEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { Gestures } from '../timeline/gestures.ts';
import { readPalette } from '../timeline/palette.ts';
import { xOfTime } from '../timeline/timeScale.ts';
import { timeView } from '../timeline/timeView.ts';
import { useClock } from '../useClock.ts';
import { valueAt } from './chartData.ts';
import type { ChartSpec } from './chartSpecs.ts';
import { inTurn } from './inTurn.ts';
import { alignedData, uplotOptions } from './uplotOptions.ts';

interface ChartProps {
  readonly result: Result;
  readonly spec: ChartSpec;
  /** Time under the pointer in any of the charts; null: none. */
  readonly hoverTimeS: number | null;
  readonly onHover: (timeS: number | null) => void;
}

export function Chart({ result, spec, hoverTimeS, onHover }: ChartProps): React.JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const unmount = useRef<(() => void) | null>(null);
  useEffect(
    () =>
      // The chart of before stays until its successor's turn comes.
      inTurn(() => {
        unmount.current?.();
        unmount.current = host.current && mountChart(host.current, result, spec, onHover);
      }),
    [result, spec, onHover],
  );
  useEffect(
    () => () => {
      unmount.current?.();
      unmount.current = null;
    },
    [],
  );
  return (
    <figure className="chart">
      <Readings result={result} spec={spec} hoverTimeS={hoverTimeS} />
      <div className="chartHost" ref={host} aria-hidden="true" />
    </figure>
  );
}

/** Title and the values at the pointer's time, else at the clock's: the chart in words. */
function Readings(props: Omit<ChartProps, 'onHover'>): React.JSX.Element {
  const { result, spec, hoverTimeS } = props;
  const clockTimeS = useClock();
  const timeS = hoverTimeS ?? clockTimeS;
  // The palette of the page's root, once: this is written anew many times a second.
  const palette = useMemo(() => readPalette(document.documentElement), []);
  const cssOf = (color: ChartSpec['lines'][number]['color']): string => color(palette);
  const read = (values: Float64Array): string =>
    spec.format(valueAt(result.series.timeS, values, timeS));
  return (
    <figcaption>
      <strong>{spec.title}</strong>
      {spec.lines.map(({ label, color, curve, isDashed }) => (
        <span key={label}>
          <i style={{ borderTop: `2px ${isDashed ? 'dashed' : 'solid'} ${cssOf(color)}` }} />
          {label} <b>{read(curve.mean)}</b>
          {curve.lowest && curve.highest && (
            <em>{` ${read(curve.lowest)} to ${read(curve.highest)}`}</em>
          )}
        </span>
      ))}
      {spec.limits.map(({ label, value, color }) => (
        <span key={label}>
          <i style={{ borderTop: `1px dashed ${cssOf(color)}` }} />
          {label} <b>{spec.format(value)}</b>
        </span>
      ))}
    </figcaption>
  );
}

/** Builds chart, playhead and gestures in an element; returns what takes them away again. */
function mountChart(
  element: HTMLElement,
  result: Result,
  spec: ChartSpec,
  onHover: (timeS: number | null) => void,
): () => void {
  const options = uplotOptions({
    spec,
    palette: readPalette(element),
    startUtcMs: result.startUtcMs,
    widthPx: Math.max(element.clientWidth, 80),
    heightPx: Math.max(element.clientHeight, 60),
    onCursor: onHover,
  });
  const chart = new uPlot(options, alignedData(result.series.timeS, spec), element);
  const playhead = document.createElement('div');
  playhead.className = 'chartPlayhead';
  chart.over.append(playhead);
  const placePlayhead = (): void => {
    // From the window itself: uPlot takes a new scale over only after this turn.
    const scale = { ...timeView.window, widthPx: chart.bbox.width / devicePixelRatio };
    playhead.style.transform = `translateX(${xOfTime(scale, clock.timeS)}px)`;
    playhead.hidden = !timeView.contains(clock.timeS);
  };
  const showWindow = (): void => {
    chart.setScale('x', { min: timeView.window.startS, max: timeView.window.endS });
    placePlayhead();
  };
  const observer = new ResizeObserver(() => {
    chart.setSize({
      width: Math.max(element.clientWidth, 80),
      height: Math.max(element.clientHeight, 60),
    });
    placePlayhead();
  });
  observer.observe(element);
  const gestures = gesturesOn(chart);
  const unsubscribers = [timeView.subscribe(showWindow), clock.subscribe(placePlayhead)];
  showWindow();
  return () => {
    for (const unsubscribe of unsubscribers) unsubscribe();
    observer.disconnect();
    gestures.detach();
    chart.destroy();
    onHover(null);
  };
}

/** The timeline's gestures, but a click seeks. */
function gesturesOn(chart: uPlot): Gestures {
  const scale = () => ({ ...timeView.window, widthPx: Math.max(chart.over.clientWidth, 1) });
  const host = {
    view: timeView,
    scale,
    canScroll: () => true,
    scrollBy: () => undefined,
    hover: () => undefined,
    click: (event: PointerEvent) => {
      const left = event.clientX - chart.over.getBoundingClientRect().left;
      clock.seek(chart.posToVal(left, 'x'));
    },
  };
  return new Gestures(chart.over, host, false);
}
