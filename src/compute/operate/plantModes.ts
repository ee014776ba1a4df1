// What of how a satellite stands is worth an event when it changes, and why is it so?

import { causeCode, causes } from '../account/cause.ts';
import type { Cause } from '../account/cause.ts';
import { bindingLine, heatLimits } from '../plant/throttle.ts';
import type { EventRecorder } from './log.ts';
import type { PlantState } from './plantState.ts';
import type { SegmentClass } from './segment.ts';

/** Modes, a bit each. */
const throttled = 1;
const atFloor = 2;
const full = 4;
const empty = 8;
const unkept = 16;
const shed = 32;
const tripped = 64;

/** Powers closer than this share are equal but for rounding. */
const roundingFraction = 1e-9;

const heatCode = causeCode('heat');
const energyCode = causeCode('energy');

/** What bounds the power that loads can have. */
export type PowerBound = 'bus' | 'batteryRate' | 'batteryFloor' | 'batteryEmpty' | 'source';

/** Remembers each satellite's modes and logs their changes, in the order of the list above. */
export class PlantModes {
  private readonly log: EventRecorder;
  private readonly modes: Uint8Array;
  /** What slows work down: 0 nothing, else a cause and, of heat, its limit. */
  private readonly brake: Uint8Array;

  constructor(log: EventRecorder, satelliteCount: number) {
    this.log = log;
    this.modes = new Uint8Array(satelliteCount);
    this.brake = new Uint8Array(satelliteCount);
  }

  /** Take the segment that begins; true where work crosses between full pace and less. */
  note(state: PlantState, plant: SegmentClass, s: number, timeS: number): boolean {
    const modes = modesOf(state, plant, s);
    const brake = (modes & throttled) === 0 ? 0 : brakeOf(state, s);
    const changes = modes ^ this.modes[s]!;
    if (changes === 0 && brake === this.brake[s]!) return false;
    const before = this.brake[s]!;
    this.modes[s] = modes;
    this.brake[s] = brake;
    const subject = { state, plant, s, timeS };
    if (brake !== before) this.noteThrottle(subject, before);
    if (changes & atFloor) this.noteFloor(subject, (modes & atFloor) !== 0);
    if (changes & full && modes & full) this.log.record(timeS, 'batteryFull', { satellite: s });
    if (changes & empty) this.noteEmpty(subject, (modes & empty) !== 0);
    if (changes & unkept) this.noteKeeping(subject, (modes & unkept) !== 0);
    if (changes & tripped) this.noteTrip(subject, (modes & tripped) !== 0);
    if (changes & shed) this.noteShed(subject, (modes & shed) !== 0);
    return (changes & throttled) !== 0;
  }

  /** Another brake without a pause ends one slowdown and starts another. */
  private noteThrottle({ state, plant, s, timeS }: Subject, before: number): void {
    if (before !== 0) this.log.record(timeS, 'throttleEnded', { satellite: s });
    if (this.brake[s] === 0) return;
    const cause = causes[state.paceCause[s]!]!;
    const detail = throttleDetail(state, plant, s, cause);
    this.log.record(timeS, 'throttleStarted', { satellite: s, cause, detail });
  }

  private noteFloor({ state, s, timeS }: Subject, isThere: boolean): void {
    if (isThere) this.recordWant(timeS, 'batteryFloorReached', s, drawnBy(state, s));
    else this.log.record(timeS, 'batteryFloorLeft', { satellite: s });
  }

  private noteEmpty({ state, s, timeS }: Subject, isThere: boolean): void {
    if (isThere) this.recordWant(timeS, 'batteryEmptyReached', s, drawnBy(state, s));
    else this.log.record(timeS, 'batteryEmptyLeft', { satellite: s });
  }

  private noteKeeping({ state, plant, s, timeS }: Subject, isUnmet: boolean): void {
    if (isUnmet) this.recordWant(timeS, 'housekeepingUnmet', s, powerBound(state, plant, s, 0));
    else this.log.record(timeS, 'housekeepingMet', { satellite: s });
  }

  /** All accelerators off, idle ones too, until full power is possible again. */
  private noteTrip({ state, plant, s, timeS }: Subject, isTripped: boolean): void {
    const detail = heatLimits[bindingLine(plant.throttle, state.temperatureK[s]!)]!;
    const subjects = { satellite: s, cause: 'heat', detail } as const;
    if (isTripped) this.log.record(timeS, 'heatTripped', subjects);
    else this.log.record(timeS, 'heatTripEnded', { satellite: s });
  }

  private noteShed({ state, plant, s, timeS }: Subject, isShed: boolean): void {
    const bound = powerBound(state, plant, s, plant.storedFloorJ);
    if (isShed) this.recordWant(timeS, 'loadShedStarted', s, bound);
    else this.log.record(timeS, 'loadShedEnded', { satellite: s });
  }

  private recordWant(timeS: number, kind: WantKind, satellite: number, detail: string): void {
    this.log.record(timeS, kind, { satellite, cause: 'energy', detail });
  }
}

interface Subject {
  readonly state: PlantState;
  readonly plant: SegmentClass;
  readonly s: number;
  readonly timeS: number;
}

type WantKind =
  'batteryFloorReached' | 'batteryEmptyReached' | 'housekeepingUnmet' | 'loadShedStarted';

function modesOf(state: PlantState, plant: SegmentClass, s: number): number {
  const { battery, housekeepingW } = plant.platform;
  const storedJ = state.storedJ[s]!;
  const isGiving = state.netW[s]! <= 0;
  const unkeptW = housekeepingW - state.housekeepingW[s]!;
  const shedW = state.unmetW[s]! - unkeptW;
  const computeW = state.computeW[s]!;
  let modes = 0;
  if (state.busyCount[s]! > 0 && state.paceFraction[s]! < 1) modes |= throttled;
  if (storedJ <= plant.storedFloorJ && isGiving) modes |= atFloor;
  if (storedJ >= battery.capacityJ) modes |= full;
  if (storedJ <= 0 && isGiving && battery.capacityJ > 0) modes |= empty;
  if (unkeptW > roundingFraction * housekeepingW) modes |= unkept;
  if (shedW > roundingFraction * (computeW + housekeepingW)) modes |= shed;
  if (state.isTripped[s] === 1) modes |= tripped;
  return modes;
}

function brakeOf(state: PlantState, s: number): number {
  const code = state.paceCause[s]!;
  return 1 + (code === heatCode ? causes.length + state.heatLimit[s]! : code);
}

function throttleDetail(state: PlantState, plant: SegmentClass, s: number, cause: Cause): string {
  if (cause === 'heat') return heatLimits[state.heatLimit[s]!]!;
  if (causeCode(cause) !== energyCode) return 'powerCap';
  return powerBound(state, plant, s, plant.storedFloorJ);
}

/** What bounds the power of a load that may draw the battery down to `floorJ`. */
function powerBound(state: PlantState, plant: SegmentClass, s: number, floorJ: number): PowerBound {
  const { power, battery } = plant.platform;
  const servedW = state.computeW[s]! + state.housekeepingW[s]!;
  if (servedW >= power.busMaxW * (1 - roundingFraction)) return 'bus';
  if (battery.capacityJ === 0) return 'source';
  const storedJ = state.storedJ[s]!;
  if (storedJ > floorJ) return 'batteryRate';
  return storedJ > 0 ? 'batteryFloor' : 'batteryEmpty';
}

/** Why the battery was drawn down: no Sun at all, or loads above what the source gives. */
function drawnBy(state: PlantState, s: number): string {
  return state.sunlitFraction[s] === 0 ? 'shadow' : 'loadAboveSource';
}
