// How many, bar by bar, and of which class?

import type { BarLayer } from './barLayers.ts';
import { stacksOf } from './barLayers.ts';
import './workload.css';

interface BarStripProps {
  /** What is drawn, for those who cannot see it. */
  readonly label: string;
  readonly layers: readonly BarLayer[];
  /** What a bar says when it is pointed at. */
  readonly titleOf: (bar: number) => string;
  /** Of the drawing's width: where something stands, such as the end of a run. */
  readonly mark?: number | undefined;
}

const height = 100;

/** Bars over their whole width, the first layer at the bottom; axes are the caller's words. */
export function BarStrip({ label, layers, titleOf, mark }: BarStripProps) {
  const { barCount, most, stacks } = stacksOf(layers);
  const y = (count: number): number => (count / most) * height;
  return (
    <svg
      className="barStrip"
      viewBox={`0 0 ${barCount} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {stacks.map(({ color, bars }, layer) => (
        <path
          key={layer}
          fill={color}
          d={bars
            .map(({ bar, from, to }) => {
              const [bottom, top] = [height - y(from), Math.min(height - y(to), height - 0.8)];
              return `M${bar + 0.06} ${bottom}V${top}h.88V${bottom}Z`;
            })
            .join('')}
        />
      ))}
      {Array.from({ length: barCount }, (_, bar) => (
        <rect key={bar} className="barPointed" x={bar} y={0} width={1} height={height}>
          <title>{titleOf(bar)}</title>
        </rect>
      ))}
      {mark === undefined || mark <= 0 || mark >= 1 ? null : (
        <line className="barMark" x1={mark * barCount} x2={mark * barCount} y1={0} y2={height} />
      )}
    </svg>
  );
}
