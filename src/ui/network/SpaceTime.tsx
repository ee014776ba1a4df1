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
function spanOf({ jobs }: Pick<Result, 'jobs'>, job: number, hops: readonly RouteHop[]) {
  const times = [jobs.releaseS[job]!, jobs.finishedS[job]!, ...hops.map(({ endS }) => endS)];
  const known = times.filter(Number.isFinite);
  const [startS, endS] = [Math.min(...known), Math.max(...known)];
  const airS = Math.max(1, (endS - startS) * airFraction);
  return { startS: startS - airS, endS: endS + airS };
}

/** Places of times and of nodes in the picture. */
interface Scale {
  readonly xOf: (timeS: number) => number;
  readonly yOf: (node: number) => number;
  readonly heightPx: number;
}

type PictureProps = SpaceTimeProps & Scale & { readonly nodes: readonly number[] };

/** The satellite at work, as a bar in its own row. */
function Work({ result, jobIndex, nodes, xOf, yOf }: PictureProps) {
  const { startedS, finishedS, satelliteIndex } = result.jobs;
  const [startS, endS] = [startedS[jobIndex]!, finishedS[jobIndex]!];
  const home = satelliteIndex[jobIndex]!;
  if (!Number.isFinite(startS) || !Number.isFinite(endS) || !nodes.includes(home)) return null;
  const width = Math.max(1, xOf(endS) - xOf(startS));
  return (
    <rect className="spaceTimeWork" x={xOf(startS)} width={width} y={yOf(home) - 3} height={6} />
  );
}

function Picture(props: PictureProps) {
  const timeS = useClock();
  const { hops, nodes, xOf, yOf, heightPx } = props;
  const shown = hops.filter(({ from, to }) => nodes.includes(from) && nodes.includes(to));
  return (
    <>
      {nodes.map((node) => (
        <line key={node} className="spaceTimeRow" x2={widthPx} y1={yOf(node)} y2={yOf(node)} />
      ))}
      <Work {...props} />
      {shown.map((hop) => (
        <path
          key={`${hop.direction} ${hop.from} ${hop.to} ${hop.startS}`}
          className="spaceTimeHop"
          data-direction={hop.direction}
          d={`M${xOf(hop.startS)} ${yOf(hop.from)}L${xOf(hop.endS)} ${yOf(hop.to)}`}
        />
      ))}
      <line className="spaceTimeHand" x1={xOf(timeS)} x2={xOf(timeS)} y1={0} y2={heightPx} />
    </>
  );
}

/** Hops as slanted lines from where their first bit leaves to where their last one arrives. */
export function SpaceTime(props: SpaceTimeProps) {
  const { result, jobIndex, hops, nameOf } = props;
  const nodes = useMemo(() => nodesOf(hops).slice(0, nodeCountMax), [hops]);
  const span = spanOf(result, jobIndex, hops);
  const lengthS = span.endS - span.startS;
  const heightPx = 2 * topPx + nodes.length * rowPx;
  const scale: Scale = {
    xOf: (timeS) => ((timeS - span.startS) / lengthS) * widthPx,
    yOf: (node) => topPx + (nodes.indexOf(node) + 0.5) * rowPx,
    heightPx,
  };
  const seek = (event: React.MouseEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    clock.seek(span.startS + ((event.clientX - box.left) / box.width) * lengthS);
  };
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
          <Picture {...props} {...scale} nodes={nodes} />
        </svg>
        <p>
          <span>{formatElapsed(Math.max(0, span.startS))}</span>
          <span>{formatElapsed(span.endS)}</span>
        </p>
      </div>
    </div>
  );
}
