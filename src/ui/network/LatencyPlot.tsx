// How long do answers take over the day? Bars, the curve of their sum, and its marks.

import { useState } from 'react';
import type { PointerEvent } from 'react';
import { useWidth } from '../charts/useWidth.ts';
import { formatFraction } from '../panels/format.ts';
import type { CityDelays } from '../run/messages.ts';
import { axisEndMs, axisTicks, boundMs, delayBins, fractionWithin } from './latencyBins.ts';
import type { DelayBin } from './latencyBins.ts';
import { delayText } from './latencyWords.ts';

const heightPx = 218;
const edge = { left: 42, right: 10, top: 54, bottom: 34 };

/** Where milliseconds and shares stand, px. */
interface Axes {
  readonly endMs: number;
  readonly widthPx: number;
  readonly x: (delayMs: number) => number;
  readonly y: (share: number) => number;
}

function axesOf(endMs: number, widthPx: number): Axes {
  const inner = widthPx - edge.left - edge.right;
  return {
    ...{ endMs, widthPx },
    x: (delayMs) => edge.left + (Math.min(delayMs, endMs) / endMs) * inner,
    y: (share) => edge.top + (1 - share) * (heightPx - edge.top - edge.bottom),
  };
}

function Frame({ axes }: { readonly axes: Axes }) {
  const { x, y, endMs, widthPx } = axes;
  return (
    <g className="latencyFrame">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={edge.left} x2={widthPx - edge.right} y1={y(share)} y2={y(share)} />
          <text x={edge.left - 6} y={y(share) + 4} textAnchor="end">
            {`${share * 100}\u202f%`}
          </text>
        </g>
      ))}
      {axisTicks(endMs).map((tick) => (
        <text key={tick} x={x(tick)} y={heightPx - 20} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={widthPx - edge.right} y={heightPx - 5} textAnchor="end">
        round trip, ms
      </text>
    </g>
  );
}

function Bars({ bins, axes }: { readonly bins: readonly DelayBin[]; readonly axes: Axes }) {
  const { x, y } = axes;
  const highest = Math.max(...bins.map(({ fraction }) => fraction), 1e-9);
  const steps = bins.map((bin) => `L${x(bin.startMs)},${y(bin.belowFraction)}H${x(bin.endMs)}`);
  return (
    <>
      <g className="latencyBars">
        {bins.map(({ startMs, endMs, fraction }) =>
          fraction === 0 ? null : (
            <rect
              key={startMs}
              x={x(startMs)}
              width={Math.max(1, x(endMs) - x(startMs) - 1)}
              y={y(fraction / highest)}
              height={y(0) - y(fraction / highest)}
            />
          ),
        )}
      </g>
      <path className="latencyCurve" d={`M${x(0)},${y(0)}${steps.join('')}`} />
    </>
  );
}

interface Mark {
  readonly name: string;
  readonly delayMs: number;
  readonly kind: 'share' | 'bound';
}

/** Names stand in rows of their own, for the marks may be close to each other. */
function Marks({ marks, axes }: { readonly marks: readonly Mark[]; readonly axes: Axes }) {
  return marks.map(({ name, delayMs, kind }, row) => {
    const at = axes.x(delayMs);
    const isLate = at > axes.widthPx - 90;
    const nameY = 14 + 12 * row;
    return (
      <g key={name} className={`latencyMark latencyMark-${kind}`}>
        <line x1={at} x2={at} y1={nameY + 2} y2={axes.y(0)} />
        <text x={isLate ? at - 4 : at + 4} y={nameY} textAnchor={isLate ? 'end' : 'start'}>
          {name}
        </text>
      </g>
    );
  });
}

function marksOf(delays: CityDelays): Mark[] {
  const shares = [
    ['p50', delays.p50S],
    ['p90', delays.p90S],
    ['p99', delays.p99S],
  ] as const;
  const known = shares.flatMap(([name, delayS]): Mark[] => {
    const text = `${name} ${delayText(delayS)}`;
    return Number.isFinite(delayS) ? [{ name: text, delayMs: 1000 * delayS, kind: 'share' }] : [];
  });
  return [...known, { name: `${boundMs}\u202fms`, delayMs: boundMs, kind: 'bound' }];
}

interface ReadingProps {
  readonly delays: CityDelays;
  readonly atMs: number;
  readonly widthMs: number;
}

function Reading({ delays, atMs, widthMs }: ReadingProps) {
  const share = formatFraction(fractionWithin(delays.histogram, atMs));
  return (
    <figcaption>
      <span>
        <i className="latencyKeyCurve" />
        within {`${atMs}\u202fms`} <b>{share}</b> of the time
      </span>
      <span>
        <i className="latencyKeyBars" />
        bars of {widthMs}
        {'\u202f'}ms, to their highest
      </span>
    </figcaption>
  );
}

/** One city's round trips over the day; the pointer reads the curve. */
export function LatencyPlot({ name, delays }: { readonly name: string; delays: CityDelays }) {
  const { host, widthPx } = useWidth(200);
  const [pointedMs, setPointedMs] = useState<number | null>(null);
  const { histogram } = delays;
  const axes = axesOf(axisEndMs(histogram), widthPx);
  const bins = delayBins(histogram, axes.endMs);
  const point = ({ nativeEvent, currentTarget }: PointerEvent<SVGElement>): void => {
    const px = nativeEvent.clientX - currentTarget.getBoundingClientRect().left - edge.left;
    const at = (px / (widthPx - edge.left - edge.right)) * axes.endMs;
    setPointedMs(Math.round(Math.max(0, Math.min(at, axes.endMs))));
  };
  const label = `Round trips from ${name}: half within ${delayText(delays.p50S)}`;
  return (
    <figure className="chart latencyPlot">
      <Reading
        delays={delays}
        atMs={pointedMs ?? boundMs}
        widthMs={bins[0]!.endMs - bins[0]!.startMs}
      />
      <div ref={host}>
        <svg
          width={widthPx}
          height={heightPx}
          role="img"
          aria-label={label}
          onPointerMove={point}
          onPointerLeave={() => setPointedMs(null)}
        >
          <Frame axes={axes} />
          <Bars {...{ bins, axes }} />
          <Marks marks={marksOf(delays)} axes={axes} />
          {pointedMs === null ? null : (
            <line
              className="latencyPointer"
              {...{ x1: axes.x(pointedMs), x2: axes.x(pointedMs), y1: edge.top, y2: axes.y(0) }}
            />
          )}
        </svg>
      </div>
    </figure>
  );
}
