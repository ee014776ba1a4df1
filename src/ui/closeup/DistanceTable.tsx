// How far are the nearest neighbours, now and over two revolutions?

import { useMemo } from 'react';
import { clock } from '../clock.ts';
import type { ReadScenario } from '../run/messages.ts';
import { useStore } from '../store.ts';
import { useClock } from '../useClock.ts';
import { valueAt } from '../charts/chartData.ts';
import { distanceCurves } from './neighbourhood.ts';
import type { DistanceCurve, Neighbourhood } from './neighbourhood.ts';

const neighbourCount = 8;
const revolutionCount = 2;
const sampleCount = 97;
const [curveWidthPx, curveHeightPx] = [88, 18];

interface DistanceTableProps {
  readonly scenario: ReadScenario;
  readonly neighbourhood: Neighbourhood;
}

const metres = (value: number): string => `${value.toFixed(value < 1000 ? 1 : 0)} m`;

/** A line from the least to the most of all curves, so that heights compare from row to row. */
function Curve({ curve, low, high }: { curve: DistanceCurve; low: number; high: number }) {
  const { distancesM } = curve;
  const scale = (curveHeightPx - 2) / Math.max(high - low, 1);
  const points = Array.from(distancesM, (distance, k) => {
    const x = (k / (distancesM.length - 1)) * curveWidthPx;
    return `${x.toFixed(1)},${(curveHeightPx - 1 - (distance - low) * scale).toFixed(1)}`;
  });
  return (
    <svg width={curveWidthPx} height={curveHeightPx} aria-hidden="true">
      <polyline points={points.join(' ')} fill="none" stroke="var(--contact)" strokeWidth="1.3" />
    </svg>
  );
}

function periodOf(scenario: ReadScenario, index: number): number {
  return (2 * Math.PI * 60) / scenario.satellites[index]!.elementSet.meanMotionRadPerMin;
}

/** The neighbours that are nearest when the window begins, over the two revolutions around now. */
function useCurves({ scenario, neighbourhood }: DistanceTableProps) {
  const timeS = useClock();
  const spanS = revolutionCount * periodOf(scenario, neighbourhood.members[0]!);
  // The window moves on by whole spans, so that curves stand still while the clock runs.
  const startS = Math.floor(timeS / spanS) * spanS;
  const stepS = spanS / (sampleCount - 1);
  const curves = useMemo(
    () => distanceCurves(neighbourhood, { startS, stepS, count: sampleCount }, neighbourCount),
    [neighbourhood, startS, stepS],
  );
  const timesS = useMemo(
    () => Float64Array.from({ length: sampleCount }, (_none, k) => startS + k * stepS),
    [startS, stepS],
  );
  return { curves, timesS, timeS: Math.min(timeS, clock.endS) };
}

/** Distances from the selected satellite in metres; a name selects that neighbour. */
export function DistanceTable(props: DistanceTableProps) {
  const { scenario, neighbourhood } = props;
  const { curves, timesS, timeS } = useCurves(props);
  const select = useStore((state) => state.select);
  const low = Math.min(...curves.map(({ leastM }) => leastM));
  const high = Math.max(...curves.map(({ mostM }) => mostM));
  return (
    <div className="closeUpTable">
      <table className="table">
        <caption>Nearest neighbours, two revolutions</caption>
        <thead>
          <tr>
            {['Satellite', 'Now', 'Least', 'Most', 'Distance'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {curves.map((curve) => {
            const index = neighbourhood.members[curve.row]!;
            return (
              <tr key={index}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => select({ kind: 'satellite', index })}
                  >
                    {scenario.satellites[index]!.name}
                  </button>
                </th>
                <td>{metres(valueAt(timesS, curve.distancesM, timeS))}</td>
                <td>{metres(curve.leastM)}</td>
                <td>{metres(curve.mostM)}</td>
                <td>
                  <Curve curve={curve} low={low} high={high} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
