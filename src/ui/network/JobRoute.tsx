// Which way did this job's data take: hop by hop, and drawn over time?

import { useMemo, useState } from 'react';
import type { Result } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { formatCounted, formatData, formatDuration, formatElapsed } from '../panels/format.ts';
import { Section } from '../panels/Metrics.tsx';
import { openSatellite, openStation } from '../panels/selecting.ts';
import { useStore } from '../store.ts';
import { nodeName, nodesOf, routeOf } from './route.ts';
import type { RouteHop } from './route.ts';
import { SpaceTime } from './SpaceTime.tsx';
import './route.css';

/** Hops that are listed before the reader asks for all. */
const listedMax = 24;

/** Bits that pass through are stored in blocks first: so long is no wait, s. */
const passingS = 5;

interface NamesProps {
  readonly nameOf: (node: number) => string;
}

function Node({ node, nameOf }: NamesProps & { readonly node: number }) {
  return (
    <button
      type="button"
      className="link"
      onClick={() => (node < 0 ? openStation(-1 - node) : openSatellite(node))}
    >
      {nameOf(node)}
    </button>
  );
}

function HopRow({ hop, nameOf }: NamesProps & { readonly hop: RouteHop }) {
  return (
    <tr>
      <th scope="row">
        <span className="visuallyHidden">{hop.direction === 'up' ? 'Input' : 'Output'}: </span>
        <span aria-hidden="true">{hop.direction === 'up' ? '↑' : '↓'} </span>
        <Node node={hop.from} nameOf={nameOf} /> → <Node node={hop.to} nameOf={nameOf} />
      </th>
      <td>{hop.waitedS < passingS ? '–' : formatDuration(hop.waitedS)}</td>
      <td>
        <button type="button" className="link mono" onClick={() => clock.seek(hop.startS)}>
          {formatElapsed(hop.startS)}
        </button>
      </td>
      <td>{formatDuration(hop.endS - hop.startS)}</td>
      <td>{formatData(hop.carriedBit)}</td>
    </tr>
  );
}

function HopTable({ hops, nameOf }: NamesProps & { readonly hops: readonly RouteHop[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? hops : hops.slice(0, listedMax);
  return (
    <>
      <table className="table routeTable">
        <thead>
          <tr>
            <th scope="col">Hop</th>
            <th scope="col">Waited</th>
            <th scope="col">From</th>
            <th scope="col">For</th>
            <th scope="col">Bits</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((hop) => (
            <HopRow
              key={`${hop.direction} ${hop.from} ${hop.to} ${hop.startS}`}
              {...{ hop, nameOf }}
            />
          ))}
        </tbody>
      </table>
      {shown.length < hops.length ? (
        <button type="button" className="link routeMore" onClick={() => setIsWhole(true)}>
          Show all {hops.length} hops
        </button>
      ) : null}
    </>
  );
}

interface JobRouteProps {
  readonly result: Result;
  readonly jobIndex: number;
}

/** The way of a job's input and output; nothing where no bit has moved. */
export default function JobRoute({ result, jobIndex }: JobRouteProps) {
  const scenario = useStore((state) => state.scenario);
  const hops = useMemo(() => routeOf(result, jobIndex), [result, jobIndex]);
  if (hops.length === 0) return null;
  const stationNames = scenario?.stations.map(({ name }) => name) ?? result.labels.stationIds;
  const nameOf = (node: number) => nodeName(node, result.labels.satelliteNames, stationNames);
  return (
    <Section
      title="The way of its data"
      aside={<span className="dim">{formatCounted(nodesOf(hops).length, 'place')}</span>}
    >
      <SpaceTime {...{ result, jobIndex, hops, nameOf }} />
      <HopTable {...{ hops, nameOf }} />
      <p className="dim networkNote">
        In the scene the way is drawn at the clock’s time: bright what moves now, thin what is to
        come, faint what is done.
      </p>
    </Section>
  );
}
