// When is which chip or host of a satellite struck, and with what effect?
import { invariant } from '../invariant.ts';
import { randomStream, type RandomStream } from '../workload/random.ts';
import {
  eventRatePerS,
  machineEventKinds,
  machineEventTraits,
  type EventSensitivity,
  type MachineEventKind,
  type Machines,
} from './singleEvents.ts';

/** One event on a satellite. `unitIndex` counts its chips or its hosts, as the kind says. */
export interface MachineEvent {
  readonly timeS: number;
  readonly kind: MachineEventKind;
  readonly unitIndex: number;
  readonly isDetected: boolean;
  /** The unit is lost. Later events on it are still drawn: who removes it ignores them. */
  readonly isPermanent: boolean;
}

/**
 * Relative flux at times `(firstIndex + i) · stepS`, straight in between. The first value of the
 * next series is the last one of this, so that n values make n − 1 steps.
 */
export interface FluxSeries {
  readonly firstIndex: number;
  readonly stepS: number;
  readonly fluxRelative: Float64Array;
}

interface Clock {
  readonly kind: MachineEventKind;
  readonly stream: RandomStream;
  readonly unitCount: number;
  readonly permanentFraction: number;
  readonly isFluxDriven: boolean;
  /** Events per unit of its own integral: of flux over time, or of time. */
  readonly rate: number;
  /** The integral at which the next event comes. */
  next: number;
}

/** A satellite's chance: one clock a kind of event, and how far they have run. */
export interface EventSource {
  readonly clocks: readonly Clock[];
  nextIndex: number;
  fluxIntegral: number;
  /** The least `next` of the clocks that flux drives, and of those that time drives. */
  nextFluxIntegral: number;
  nextTimeS: number;
  /** Time of steps whose flux was NaN: no event that protons drive was drawn in it. */
  unknownS: number;
}

/**
 * The source of a satellite's events from time 0. Each kind has its own stream of chance under
 * the seed and the satellite's name: a rate changed or set to 0 leaves the other kinds alone.
 */
export function createEventSource(
  seed: number,
  satelliteName: string,
  machines: Machines,
  sensitivity: EventSensitivity,
): EventSource {
  const clocks = machineEventKinds.map((kind) => {
    const { unit, driver } = machineEventTraits[kind];
    const unitCount = unit === 'chip' ? machines.chipCount : machines.hostCount;
    const stream = randomStream(seed, `machineEvents/${satelliteName}/${kind}`);
    const rate = unitCount * eventRatePerS(kind, sensitivity, 1);
    return {
      ...{ kind, stream, unitCount, rate, isFluxDriven: driver === 'protons' },
      permanentFraction: permanentFractionOf(kind, sensitivity),
      next: rate > 0 ? stream.exponential() / rate : Infinity,
    };
  });
  const source = { clocks, nextIndex: 0, fluxIntegral: 0, unknownS: 0 };
  return { ...source, nextFluxIntegral: nextOf(clocks, true), nextTimeS: nextOf(clocks, false) };
}

/**
 * The events of the next stretch of time, sorted by time, then by kind. The process is Poisson's
 * with the rate that the flux gives, drawn through its cumulative rate: cut into other series on
 * the same steps, the same flux gives the same events to the last bit. Mutates the source.
 *
 * A run that ends within a step passes the whole step and drops what comes after its end.
 */
export function drawEvents(source: EventSource, series: FluxSeries): MachineEvent[] {
  const { firstIndex, stepS, fluxRelative } = series;
  invariant(
    firstIndex === source.nextIndex,
    `events drawn from step ${firstIndex} while the source is at ${source.nextIndex}`,
  );
  const events: MachineEvent[] = [];
  for (let index = 0; index < fluxRelative.length - 1; index += 1) {
    const startS = (firstIndex + index) * stepS;
    const startFlux = fluxRelative[index]!;
    const endFlux = fluxRelative[index + 1]!;
    const gathered = 0.5 * (startFlux + endFlux) * stepS;
    const isKnown = !Number.isNaN(gathered);
    const endIntegral = isKnown ? source.fluxIntegral + gathered : source.fluxIntegral;
    if (endIntegral > source.nextFluxIntegral || startS + stepS > source.nextTimeS) {
      drawStep(events, source, { startS, stepS, startFlux, endFlux, endIntegral });
    }
    source.fluxIntegral = endIntegral;
    if (!isKnown) source.unknownS += stepS;
  }
  source.nextIndex = firstIndex + Math.max(0, fluxRelative.length - 1);
  return events;
}

interface Step {
  readonly startS: number;
  readonly stepS: number;
  readonly startFlux: number;
  readonly endFlux: number;
  readonly endIntegral: number;
}

function drawStep(out: MachineEvent[], source: EventSource, step: Step): void {
  const firstOffset = out.length;
  for (const clock of source.clocks) {
    const end = clock.isFluxDriven ? step.endIntegral : step.startS + step.stepS;
    while (clock.next < end) {
      const timeS = clock.isFluxDriven
        ? step.startS + timeToGather(clock.next - source.fluxIntegral, step)
        : clock.next;
      out.push(strike(clock, timeS));
      clock.next += clock.stream.exponential() / clock.rate;
    }
  }
  sortTail(out, firstOffset);
  source.nextFluxIntegral = nextOf(source.clocks, true);
  source.nextTimeS = nextOf(source.clocks, false);
}

function nextOf(clocks: readonly Clock[], isFluxDriven: boolean): number {
  const driven = clocks.filter((clock) => clock.isFluxDriven === isFluxDriven);
  return driven.reduce((least, { next }) => Math.min(least, next), Infinity);
}

/** Time from the step's start until the flux, straight in the step, has gathered this much. */
function timeToGather(gathered: number, { stepS, startFlux, endFlux }: Step): number {
  const slope = (endFlux - startFlux) / stepS;
  const root = Math.sqrt(Math.max(0, startFlux * startFlux + 2 * slope * gathered));
  // The form without cancellation; it is 0 / 0 only where nothing has been gathered at no flux.
  return gathered > 0 ? Math.min(stepS, (2 * gathered) / (startFlux + root)) : 0;
}

/** One event: which unit, and whether it is lost. Always two draws, whatever the kind. */
function strike(
  { kind, stream, unitCount, permanentFraction }: Clock,
  timeS: number,
): MachineEvent {
  const unitIndex = Math.floor(stream.uniform() * unitCount);
  const isPermanent = stream.uniform() < permanentFraction;
  const isDetected = machineEventTraits[kind].detection !== 'none';
  return { timeS, kind, unitIndex, isDetected, isPermanent };
}

function permanentFractionOf(kind: MachineEventKind, sensitivity: EventSensitivity): number {
  const { permanence } = machineEventTraits[kind];
  if (permanence === 'rated') return sensitivity.failurePermanentFraction;
  return permanence === 'always' ? 1 : 0;
}

/** Sorts by time the few events of one step; equal times keep the order of kinds. */
function sortTail(events: MachineEvent[], firstOffset: number): void {
  if (events.length - firstOffset < 2) return;
  const tail = events.splice(firstOffset).sort((a, b) => a.timeS - b.timeS);
  events.push(...tail);
}
