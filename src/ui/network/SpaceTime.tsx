// How do a job's bits move over time? Time to the right, places below each other.

import { useMemo } from 'react';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { formatElapsed } from '../panels/format.ts';
import { useClock } from '../useClock.ts';
import { nodesOf } from './route.ts';
import type { RouteHop } from './route.ts';

const rowPx = 18;
const topPx = 6;
const widthPx = 260;
/** Places that are drawn; more would not be told apart. */
const nodeCountMax = 24;
/** Part of the span that stays free at either end. */
const airFraction = 0.02;

export interface SpaceTimeProps {
  readonly result: Result;
  readonly jobIndex: number;
  readonly hops: readonly RouteHop[];
  readonly nameOf: (node: number) => string;
}

/** When anything of a job happens: from its release to its last bit. */
export function spanOf({ jobs }: Pick<Result, 'jobs'>, job: number, hops: readonly RouteHop[]) {
  const times = [jobs.releaseS[job]!, jobs.finishedS[job]!, ...hops.map(({ endS }) => endS)];
  const known = times.filter(Number.isFinite);
  const [startS, endS] = [Math.min(...known), Math.max(...known)];
  const airS = Math.max(1, (endS - startS) * airFraction);
  return { startS: startS - airS, endS: endS + airS };
}

/** Hops as slanted bands from where their first bit leaves to where their last one arrives. */
export function SpaceTime({ result, jobIndex, hops, nameOf }: SpaceTimeProps) {
  const timeS = useClock();
  const nodes = useMemo(() => nodesOf(hops).slice(0, nodeCountMax), [hops]);
  const span = spanOf(result, jobIndex, hops);
  const xOf = (time: number): number =>
    ((time - span.startS) / (span.endS - span.startS)) * widthPx;
  const yOf = (node: number): number => topPx + (nodes.indexOf(node) + 0.5) * rowPx;
  const heightPx = 2 * topPx + nodes.length * rowPx;
  const seek = (event: React.MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    clock.seek(span.startS + share * (span.endS - span.startS));
  };
  const shown = hops.filter(({ from, to }) => nodes.includes(from) && nodes.includes(to));
  const { startedS, finishedS, satelliteIndex } = result.jobs;
  const computes = { startS: startedS[jobIndex]!, endS: finishedS[jobIndex]! };
  const home = satelliteIndex[jobIndex]!;
  const isTimed = Number.isFinite(computes.startS) && Number.isFinite(computes.endS);
  return (
    <div className="spaceTime" aria-hidden="true">
      <ol style={{ paddingTop: topPx }}>
        {nodes.map((node) => (
          <li key={node} style={{ height: rowPx }}>
            {nameOf(node)}
          </li>
        ))}
      </ol>
      <div>
        <svg
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          height={heightPx}
          preserveAspectRatio="none"
          onClick={seek}
        >
          {nodes.map((node) => (
            <line key={node} className="spaceTimeRow" x2={widthPx} y1={yOf(node)} y2={yOf(node)} />
          ))}
          {isTimed && nodes.includes(home) ? (
            <rect
              className="spaceTimeWork"
              x={xOf(computes.startS)}
              width={Math.max(1, xOf(computes.endS) - xOf(computes.startS))}
              y={yOf(home) - 3}
              height={6}
            />
          ) : null}
          {shown.map((hop) => (
            <path
              key={`${hop.direction} ${hop.from} ${hop.to} ${hop.startS}`}
              className="spaceTimeHop"
              data-direction={hop.direction}
              d={`M${xOf(hop.startS)} ${yOf(hop.from)}L${xOf(hop.endS)} ${yOf(hop.to)}`}
            />
          ))}
          <line className="spaceTimeHand" x1={xOf(timeS)} x2={xOf(timeS)} y1={0} y2={heightPx} />
        </svg>
        <p>
          <span>{formatElapsed(Math.max(0, span.startS))}</span>
          <span>{formatElapsed(span.endS)}</span>
        </p>
      </div>
    </div>
  );
}
