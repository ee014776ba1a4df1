// Which antenna or terminal can serve whom, and when? Units that point at one partner at a time.

import type { PlanResource } from './contactPlan.ts';
import { Slots } from './slots.ts';

/** Rounding of times: what is nearer than this touches. */
export const slackS = 1e-9;

/** What one antenna or terminal does. */
interface Unit {
  /** Stretches in which it stays with one pointing. */
  readonly sessions: Slots;
  /** Sessions with no room between them for anybody else: searches step over them as one. */
  readonly blocks: Slots;
  /** Stretches that are kept for one pointing, used or not. */
  readonly pins: Slots;
}

/** The units of one resource: each points at one partner at a time. */
export class Units {
  /** Of the last `retryS` that found a unit: which one, and until when it can stay. */
  unit = 0;
  runEndS = 0;
  private nextAt = 0;
  private readonly setupS: number;
  private readonly units: readonly Unit[];
  /** Sessions by pointing and unit, of pointings that have any. */
  private readonly counts = new Map<number, number[]>();
  private readonly noCounts: readonly number[];
  private hasPins = false;
  /** What a way under search would do: in no calendar, and forgotten with `release`. */
  private heldCount = 0;
  private readonly heldUnit: number[] = [];
  private readonly heldPointing: number[] = [];
  private readonly heldStartS: number[] = [];
  private readonly heldEndS: number[] = [];

  constructor({ unitCount, setupS }: PlanResource) {
    this.setupS = setupS;
    this.noCounts = new Array<number>(unitCount).fill(0);
    this.units = Array.from({ length: unitCount }, () => {
      return { sessions: new Slots(), blocks: new Slots(), pins: new Slots() };
    });
  }

  /**
   * `startS` when a unit can serve the pointing from there to `endS` (it is then in `unit`), else
   * the next time worth trying; Infinity: there is no unit.
   */
  retryS(pointing: number, startS: number, endS: number): number {
    const counts = this.counts.get(pointing) ?? this.noCounts;
    const isSimple = counts === this.noCounts && !this.hasPins && this.heldCount === 0;
    if (isSimple) return this.strangerRetryS(startS, endS);
    let soonestS = Infinity;
    let isNear = false;
    let isFound = false;
    for (let unit = 0; unit < this.units.length; unit += 1) {
      const { sessions, blocks, pins } = this.units[unit]!;
      const isStranger = counts[unit] === 0;
      const taken = isStranger ? blocks : sessions;
      const at = this.conflict(taken, isStranger ? -1 : pointing, startS, endS);
      if (at >= 0) {
        soonestS = Math.min(soonestS, taken.endS[at]! + this.setupS);
        continue;
      }
      const nextAt = this.nextAt;
      const pinAt = pins.count === 0 ? -1 : this.conflict(pins, pointing, startS, endS);
      if (pinAt >= 0) {
        soonestS = Math.min(soonestS, pins.endS[pinAt]! + this.setupS);
        continue;
      }
      const heldS =
        this.heldCount === 0 ? -Infinity : this.heldUntilS(unit, pointing, startS, endS);
      if (heldS > startS) {
        soonestS = Math.min(soonestS, heldS);
        continue;
      }
      // To a stranger whatever comes next is in the way.
      const freeEndS = isStranger
        ? this.turnedS(blocks, nextAt)
        : this.nextOtherS(sessions, pointing, endS);
      const runEndS = Math.min(freeEndS, this.nextOtherS(pins, pointing, endS));
      const near =
        this.isNear(pins, pointing, startS, endS) ||
        (!isStranger && this.isNear(sessions, pointing, startS, endS));
      if (isFound && (isNear !== near ? isNear : runEndS <= this.runEndS)) continue;
      isFound = true;
      isNear = near;
      this.unit = unit;
      this.runEndS = runEndS;
    }
    return isFound ? startS : soonestS;
  }

  /** The same for a pointing that no unit knows, where nothing is pinned or held: most of them. */
  private strangerRetryS(startS: number, endS: number): number {
    let soonestS = Infinity;
    let isFound = false;
    for (let unit = 0; unit < this.units.length; unit += 1) {
      const { blocks } = this.units[unit]!;
      const at = this.conflict(blocks, -1, startS, endS);
      if (at >= 0) {
        soonestS = Math.min(soonestS, blocks.endS[at]! + this.setupS);
        continue;
      }
      const runEndS = this.turnedS(blocks, this.nextAt);
      if (isFound && runEndS <= this.runEndS) continue;
      isFound = true;
      this.unit = unit;
      this.runEndS = runEndS;
      if (runEndS === Infinity) break; // none is free for longer
    }
    return isFound ? startS : soonestS;
  }

  /** Reckon with a stretch that is not booked: until `release` the unit stays with a pointing. */
  hold(unit: number, pointing: number, startS: number, endS: number): void {
    this.heldUnit[this.heldCount] = unit;
    this.heldPointing[this.heldCount] = pointing;
    this.heldStartS[this.heldCount] = startS;
    this.heldEndS[this.heldCount] = endS;
    this.heldCount += 1;
  }

  release(): void {
    this.heldCount = 0;
  }

  /** Let nobody else have one unit in a stretch; false: no unit is free of others all that time. */
  pin(pointing: number, startS: number, endS: number): boolean {
    if (this.retryS(pointing, startS, endS) > startS) return false;
    const { pins } = this.units[this.unit]!;
    const at = pins.firstAfter(startS);
    // Kept for the same one already.
    if (at < pins.count && pins.startS[at]! <= startS) return true;
    pins.insert(at, startS, endS, pointing);
    this.hasPins = true;
    return true;
  }

  /** Keep a unit for the pointing; joins what it does for the same one just before or after. */
  take(unit: number, pointing: number, startS: number, endS: number): void {
    const { sessions, blocks } = this.units[unit]!;
    const reachS = 2 * this.setupS + slackS;
    let at = sessions.firstAfter(startS - reachS);
    while (at < sessions.count && sessions.tag[at] !== pointing && sessions.endS[at]! <= startS) {
      at += 1;
    }
    let fromS = startS;
    let toS = endS;
    let counts = this.counts.get(pointing);
    if (counts === undefined) {
      counts = this.noCounts.slice();
      this.counts.set(pointing, counts);
    }
    counts[unit]! += 1;
    while (at < sessions.count && sessions.tag[at] === pointing) {
      if (sessions.startS[at]! > toS + reachS) break;
      fromS = Math.min(fromS, sessions.startS[at]!);
      toS = Math.max(toS, sessions.endS[at]!);
      sessions.remove(at);
      counts[unit]! -= 1;
    }
    sessions.insert(at, fromS, toS, pointing);
    joinBlock(blocks, fromS, toS, reachS);
  }

  /** Forget what the unit does for the pointing around a time; returns from when to when. */
  drop(unit: number, startS: number): readonly [startS: number, endS: number] {
    const { sessions, blocks } = this.units[unit]!;
    const at = sessions.firstAfter(startS);
    const span = [sessions.startS[at]!, sessions.endS[at]!] as const;
    const pointing = sessions.tag[at]!;
    const counts = this.counts.get(pointing)!;
    counts[unit]! -= 1;
    if (counts.every((count) => count === 0)) this.counts.delete(pointing);
    sessions.remove(at);
    this.parseBlock(sessions, blocks, startS);
    return span;
  }

  /** Make the blocks anew where a session of the block at `timeS` is gone. */
  private parseBlock(sessions: Slots, blocks: Slots, timeS: number): void {
    const block = blocks.firstAfter(timeS);
    const fromS = blocks.startS[block]!;
    const toS = blocks.endS[block]!;
    blocks.remove(block);
    const reachS = 2 * this.setupS + slackS;
    for (let at = sessions.firstAfter(fromS); at < sessions.count; at += 1) {
      if (sessions.startS[at]! >= toS) break;
      joinBlock(blocks, sessions.startS[at]!, sessions.endS[at]!, reachS);
    }
  }

  /** Whether some unit stays with the pointing at `timeS`, or is about to serve it again. */
  staysWith(unit: number, pointing: number, timeS: number): boolean {
    const { sessions } = this.units[unit]!;
    const at = sessions.firstAfter(timeS);
    return at < sessions.count && sessions.tag[at] === pointing && sessions.startS[at]! <= timeS;
  }

  /** Sessions of a unit as rows [start, end, pointing], for tests and accounts. */
  rows(unit: number): readonly (readonly [number, number, number])[] {
    const { startS, endS, tag } = this.units[unit]!.sessions;
    return startS.map((start, at) => [start, endS[at]!, tag[at]!] as const);
  }

  /** A session that is in the way of a stretch; -1: none, and `nextAt` is the first after it. */
  private conflict(sessions: Slots, pointing: number, startS: number, endS: number): number {
    const { setupS } = this;
    let at = sessions.firstAfter(startS - setupS - slackS);
    for (; at < sessions.count && sessions.startS[at]! - setupS < endS - slackS; at += 1) {
      const isOther = sessions.tag[at] !== pointing;
      if (isOther && sessions.endS[at]! + setupS > startS) return at;
    }
    this.nextAt = at;
    return -1;
  }

  /** When a unit must begin to turn for a session; Infinity: there is none. */
  private turnedS(sessions: Slots, at: number): number {
    return at < sessions.count ? sessions.startS[at]! - this.setupS : Infinity;
  }

  /** When the unit has turned away from what it is held for in a stretch; −∞: it is free of it. */
  private heldUntilS(unit: number, pointing: number, startS: number, endS: number): number {
    let untilS = -Infinity;
    for (let at = 0; at < this.heldCount; at += 1) {
      if (this.heldUnit[at] !== unit || this.heldPointing[at] === pointing) continue;
      const turnedS = this.heldEndS[at]! + this.setupS;
      const isBefore = this.heldStartS[at]! - this.setupS < endS - slackS;
      if (isBefore && turnedS > startS) untilS = Math.max(untilS, turnedS);
    }
    return untilS;
  }

  private nextOtherS(sessions: Slots, pointing: number, fromS: number): number {
    for (let at = sessions.firstAfter(fromS - slackS); at < sessions.count; at += 1) {
      if (sessions.tag[at] !== pointing) return sessions.startS[at]! - this.setupS;
    }
    return Infinity;
  }

  /** Whether the unit is with the pointing anyway, so near that no other could come between. */
  private isNear(sessions: Slots, pointing: number, startS: number, endS: number): boolean {
    const reachS = 2 * this.setupS + slackS;
    for (
      let at = sessions.firstAfter(startS - reachS);
      at < sessions.count && sessions.startS[at]! <= endS + reachS;
      at += 1
    ) {
      if (sessions.tag[at] === pointing) return true;
    }
    return false;
  }
}

/** Add a stretch to the blocks; what lies no farther than `reachS` from it becomes one with it. */
function joinBlock(blocks: Slots, startS: number, endS: number, reachS: number): void {
  const at = blocks.firstAfter(startS - reachS);
  let fromS = startS;
  let toS = endS;
  while (at < blocks.count && blocks.startS[at]! <= endS + reachS) {
    fromS = Math.min(fromS, blocks.startS[at]!);
    toS = Math.max(toS, blocks.endS[at]!);
    blocks.remove(at);
  }
  blocks.insert(at, fromS, toS, 0);
}
