// How do delivered work and sunlight run over the days of a year?

import { monthTicks } from '../charts/seasonPlot.ts';
import { useWidth } from '../charts/useWidth.ts';
import { formatFraction } from '../panels/format.ts';
import { shareFloor } from './yearLines.ts';
import type { YearPoint } from './yearLines.ts';

export interface YearCurve {
  readonly name: string;
  readonly points: readonly YearPoint[];
}

interface YearPlotProps {
  readonly startUtcMs: number;
  /** By age, the younger first. */
  readonly curves: readonly YearCurve[];
  /** Points of one orbit go on from one to the next; those of several do not. */
  readonly isJoined: boolean;
  /** First and last day of each season with shadow. */
  readonly seasons: readonly (readonly [first: number, last: number])[];
}

const heightPx = 190;
const edge = { left: 40, right: 8, top: 8, bottom: 20 };
const yearDays = 365;

type Place = (day: number, share: number) => readonly [x: number, y: number];

interface MarksProps {
  readonly name: string;
  readonly points: readonly (readonly [day: number, share: number])[];
  readonly place: Place;
  readonly isJoined: boolean;
}

function Marks({ name, points, place, isJoined }: MarksProps) {
  const places = points.map(([day, share]) => place(day, share));
  return (
    <g className={`yearMarks yearMarks-${name}`}>
      {isJoined ? <polyline points={places.map(([x, y]) => `${x},${y}`).join(' ')} /> : null}
      {places.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r={2} />
      ))}
    </g>
  );
}

interface FrameProps {
  readonly floor: number;
  readonly startUtcMs: number;
  readonly place: Place;
  readonly widthPx: number;
}

function Frame({ floor, startUtcMs, place, widthPx }: FrameProps) {
  const shares = Array.from({ length: 5 }, (_, step) => floor + ((1 - floor) * step) / 4);
  const months = monthTicks(startUtcMs, yearDays);
  return (
    <g className="yearFrame">
      {shares.map((share) => {
        const [, y] = place(0, share);
        return (
          <g key={share}>
            <line x1={edge.left} x2={widthPx - edge.right} y1={y} y2={y} />
            <text x={edge.left - 6} y={y + 4} textAnchor="end">
              {`${Number((share * 100).toFixed(1))}\u202f%`}
            </text>
          </g>
        );
      })}
      {months
        .filter(({ day }, index) => index % 2 === 0 && day < yearDays - 5)
        .map(({ day, name }) => (
          <text key={day} x={place(day, 0)[0]} y={heightPx - 5} textAnchor="middle">
            {name}
          </text>
        ))}
    </g>
  );
}

/** Delivered share of full work by day, young and old, and the sunlit share beside it. */
export function YearPlot({ startUtcMs, curves, isJoined, seasons }: YearPlotProps) {
  const { host, widthPx } = useWidth(160);
  const floor = shareFloor(curves.flatMap(({ points }) => points));
  const place: Place = (day, share) => [
    edge.left + (day / yearDays) * (widthPx - edge.left - edge.right),
    edge.top + ((1 - share) / (1 - floor)) * (heightPx - edge.top - edge.bottom),
  ];
  const sunlit = (curves[0]?.points ?? []).map(
    (point) => [point.day, point.sunlitFraction] as const,
  );
  const least = Math.min(...sunlit.map(([, share]) => share));
  return (
    <div ref={host} className="yearPlot">
      <svg
        width={widthPx}
        height={heightPx}
        role="img"
        aria-label={`Delivered and sunlit share by day; sunlit ${formatFraction(least)} at least`}
      >
        {seasons.map(([first, last]) => {
          const [x] = place(first, 1);
          const [end] = place(Math.min(last + 1, yearDays), 1);
          return (
            <rect
              key={first}
              className="yearSeason"
              {...{ x, y: edge.top, width: end - x, height: heightPx - edge.top - edge.bottom }}
            />
          );
        })}
        <Frame {...{ floor, startUtcMs, place, widthPx }} />
        <Marks name="sunlit" points={sunlit} {...{ place, isJoined }} />
        {curves.map(({ name, points }, index) => (
          <Marks
            key={name}
            name={index === 0 ? 'young' : 'old'}
            points={points.map((point) => [point.day, point.deliveredFraction])}
            {...{ place, isJoined }}
          />
        ))}
      </svg>
      <ul className="yearLegend">
        <li className="yearMarks-sunlit">sunlit</li>
        {curves.map(({ name }, index) => (
          <li key={name} className={index === 0 ? 'yearMarks-young' : 'yearMarks-old'}>
            delivered, {name.replace(/^./, (letter) => letter.toLowerCase())}
          </li>
        ))}
      </ul>
    </div>
  );
}
