// Policy: what if accelerators drew less in the dark, where that costs no deadline?

import { downlinkEndS, groundForecastOf } from './estimate.ts';
import { firstRowAfter } from './intervals.ts';
import { createListMemory, decideByList } from './listPolicy.ts';
import type { ListMemory, ListRules } from './listPolicy.ts';
import type { Known } from './placement.ts';
import type { Decision, JobView, Policy, PolicyState, SatelliteView } from './policy.ts';
import { runtimeLeftS } from './readyLine.ts';

const rules: ListRules = {
  name: 'efficient-power',
  summary: 'As edf; in the dark accelerators draw what gets most done per joule, if in time',
  urgency: (job) => job.dueS,
};

/** Share of the time to its deadline that a job may lose to a cap. */
const patienceFraction = 0.1;

/** Satellites are looked at so often for having passed into the dark, or for the Sun to come. */
const lookS = 60;

interface PowerMemory {
  readonly list: ListMemory;
  /** By satellite: the cap that it has; none yet: Infinity. */
  readonly capW: (number | undefined)[];
  /** By satellite: when to look at it again. */
  readonly nextS: (number | undefined)[];
  /** When to look at all. */
  roundS: number;
}

/** Until when it is in the dark, 0 in the Sun; and from when on that is no longer so. */
function darkness({ state, forecast }: Known, satellite: number) {
  const { offset, startS, endS } = forecast.eclipse;
  const row = firstRowAfter(forecast.eclipse, satellite, state.timeS);
  if (row >= offset[satellite + 1]!) return { lightS: 0, nextS: Infinity };
  if (startS[row]! > state.timeS) return { lightS: 0, nextS: startS[row]! };
  const lightS = endS[row]!;
  // No cap outlasts the dark: it is lifted at the last look before the Sun comes.
  if (state.timeS + lookS >= lightS) return { lightS: 0, nextS: lightS };
  return { lightS, nextS: lightS - lookS };
}

/** Whether a running job has the time for `pace` until `lightS` and full pace from then on. */
function hasTime(job: JobView, satellite: SatelliteView, known: Known, dark: Dark): boolean {
  const { timeS } = known.state;
  const leftS = runtimeLeftS(job, satellite);
  const doneInDarkS = dark.pace * (dark.lightS - timeS);
  const computedS =
    leftS <= doneInDarkS ? timeS + leftS / dark.pace : dark.lightS + leftS - doneInDarkS;
  const lostS = computedS - timeS - leftS;
  if (lostS > patienceFraction * (job.dueS - timeS - leftS)) return false;
  const ground = groundForecastOf(job, known.forecast);
  return downlinkEndS(job, satellite.index, ground, computedS) < job.dueS;
}

interface Dark {
  readonly lightS: number;
  readonly pace: number;
}

/**
 * The cap of a satellite in the dark: what gets most done per joule, as long as nobody waits for
 * its accelerators, or less if the battery would not last until `lightS`; Infinity: none.
 */
function darkCapW(satellite: SatelliteView, known: Known, list: ListMemory, lightS: number) {
  const { power, index, storedJ, storedFloorJ, replicas } = satellite;
  // People wait for what replicas answer.
  if (replicas.length > 0) return Infinity;
  const { ready, running } = list.lines[index] ?? { ready: [], running: [] };
  const busyCount = running.reduce((sum, job) => sum + job.acceleratorCount, 0);
  const rangeW = power.acceleratorW * busyCount;
  if (rangeW === 0) return Infinity;
  const storedW = Math.max(0, storedJ - storedFloorJ) / (lightS - known.state.timeS);
  const lastingW = storedW * power.storedToLoadFraction - power.housekeepingW - power.idleW;
  const mostFraction = ready.length > 0 ? 1 : power.efficientFraction;
  const share = Math.min(mostFraction, lastingW / rangeW);
  if (!(share > 0 && share < 1)) return Infinity;
  const pace = share + power.powerCapBendFraction * share * (1 - share);
  const isFree = running.every((job) => hasTime(job, satellite, known, { lightS, pace }));
  return isFree ? power.idleW + share * rangeW : Infinity;
}

/** Satellites to look at: where jobs or pace changed, and those that passed an edge. */
function concerned({ timeS, events, satellites }: PolicyState, memory: PowerMemory) {
  const found = new Set<number>();
  for (const event of events) {
    const isOfJob = event.kind === 'inputArrived' || event.kind === 'computeFinished';
    if (isOfJob) found.add(event.job.satelliteIndex);
    if (event.kind === 'paceChanged') found.add(event.satelliteIndex);
  }
  if (timeS < memory.roundS) return found;
  for (const index of satellites.keys()) {
    if ((memory.nextS[index] ?? 0) <= timeS) found.add(index);
  }
  return found;
}

/**
 * Earliest deadline first with caps: in the dark, where each joule comes out of the battery, a
 * satellite's accelerators draw what gets most work done per joule, or what lasts until sunrise,
 * unless that takes too much of a running job's spare time or the next is waiting. In the Sun there
 * is no cap.
 */
export const efficientPower: Policy<PowerMemory> = {
  name: rules.name,
  summary: rules.summary,
  createMemory: () => ({ list: createListMemory(), capW: [], nextS: [], roundS: 0 }),
  decide: (state, forecast, memory) => {
    const known = { state, forecast };
    const decisions: Decision[] = decideByList(rules, known, memory.list);
    for (const index of concerned(state, memory)) {
      const satellite = state.satellites[index]!;
      if (satellite.isLost) continue;
      const { lightS, nextS } = darkness(known, index);
      memory.nextS[index] = nextS;
      const capW = lightS > 0 ? darkCapW(satellite, known, memory.list, lightS) : Infinity;
      if ((memory.capW[index] ?? Infinity) === capW) continue;
      memory.capW[index] = capW;
      decisions.push({ kind: 'powerCap', satellite: index, powerMaxW: capW });
    }
    if (state.timeS >= memory.roundS) {
      memory.roundS = state.timeS + lookS;
      if (memory.roundS < state.endS) decisions.push({ kind: 'wake', timeS: memory.roundS });
    }
    return decisions;
  },
};
