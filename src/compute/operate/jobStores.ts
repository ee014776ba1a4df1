// What of the jobs lies in which satellite's store, and what is promised room there?

import { lyingStay } from '../network/plan/stores.ts';
import type { Stay, Stores } from '../network/plan/stores.ts';
import { neededBit } from '../schedule/estimate.ts';
import type { JobView } from '../schedule/policy.ts';

/**
 * What a job has in a store: the scene that it is about, its input, the room that is kept for its
 * result, or the result.
 */
export type HoldKind = 'scene' | 'input' | 'room' | 'result';

/** What a job has on the satellite that it is placed on; a scene lies where it arose. */
const placedKinds: readonly HoldKind[] = ['input', 'room', 'result'];
const inputOnly: readonly HoldKind[] = ['input'];
const roomOnly: readonly HoldKind[] = ['room'];
const allKinds: readonly HoldKind[] = ['scene', ...placedKinds];
const none: readonly Hold[] = [];
const nowhere: readonly number[] = [];

interface Hold {
  readonly kind: HoldKind;
  readonly satellite: number;
  readonly bits: number;
  /** Null for room that is only kept. */
  readonly stay: Stay | null;
}

/**
 * The books of what jobs have on board. Input and result find room before a job is placed, and keep
 * it: a job that is on a satellite never stands still for a full store.
 */
export class JobStores {
  private readonly stores: Stores;
  private readonly holds = new Map<number, Hold[]>();

  constructor(stores: Stores) {
    this.stores = stores;
  }

  /** Whether a store has room for so much for good. */
  hasRoom(satellite: number, bits: number, timeS: number): boolean {
    return this.stores.hasRoom(lyingStay(satellite, bits, timeS));
  }

  /** Whether a job could be placed there: its input, unless it is there, beside its result. */
  hasRoomFor(job: JobView, satellite: number, timeS: number): boolean {
    if (!this.stores.isFiniteAt(satellite)) return true;
    return this.hasRoom(satellite, neededBit(job, satellite), timeS);
  }

  /** Whether any store has room for it now. */
  hasRoomAnywhere(job: JobView, timeS: number): boolean {
    for (let satellite = 0; satellite < this.stores.count; satellite += 1) {
      if (this.hasRoomFor(job, satellite, timeS)) return true;
    }
    return false;
  }

  /** Whether some store could hold a job from the ground if it were empty. */
  canEverHold(job: JobView): boolean {
    // From the ground it needs as much of any satellite: that of the first stands for all.
    return neededBit(job, 0) <= this.stores.capacityMaxBit;
  }

  /** Data of a job is on board from now on. */
  keep(job: number, kind: HoldKind, satellite: number, bits: number, timeS: number): void {
    if (bits <= 0) return;
    const stay = lyingStay(satellite, bits, timeS);
    this.stores.put(stay);
    this.add(job, { kind, satellite, bits, stay });
  }

  /** Room for a job's result is kept on these satellites from now on, and on no others. */
  keepRoom({ index, outputBit }: JobView, satellites: readonly number[], timeS: number): void {
    this.drop(index, roomOnly, timeS, satellites);
    if (outputBit <= 0) return;
    for (const satellite of satellites) {
      if (this.hasRoomKept(index, satellite)) continue;
      this.stores.promise(satellite, outputBit);
      this.add(index, { kind: 'room', satellite, bits: outputBit, stay: null });
    }
  }

  private hasRoomKept(job: number, satellite: number): boolean {
    for (const hold of this.holds.get(job) ?? none) {
      if (hold.kind === 'room' && hold.satellite === satellite) return true;
    }
    return false;
  }

  /** The input of a job is on board no more. */
  dropInput(job: number, timeS: number): void {
    this.drop(job, inputOnly, timeS);
  }

  /** A job leaves the satellite that it was placed on: what arose in orbit stays where it did. */
  leave(job: number, timeS: number): void {
    this.drop(job, placedKinds, timeS);
  }

  /** A job is over. */
  end(job: number, timeS: number): void {
    this.drop(job, allKinds, timeS);
  }

  /** Its work is done: the result takes the room that was kept, and nobody needs the input. */
  finish(job: JobView, timeS: number): void {
    this.end(job.index, timeS);
    this.keep(job.index, 'result', job.satelliteIndex, job.outputBit, timeS);
  }

  /** Bring what policies see of the stores up to date; whether room has come free anywhere. */
  refresh(views: readonly { storageFreeBit: number }[], timeS: number): boolean {
    const { stores } = this;
    if (!stores.isFinite) return false;
    for (const [satellite, view] of views.entries()) {
      view.storageFreeBit = stores.freeBit(satellite, timeS);
    }
    const hasFreed = stores.freed.size > 0;
    stores.freed.clear();
    return hasFreed;
  }

  /** What of a job is of one of these kinds is on board no more, but for that on `kept`. */
  private drop(job: number, kinds: readonly HoldKind[], timeS: number, kept = nowhere): void {
    const holds = this.holds.get(job);
    if (holds === undefined) return;
    let keptCount = 0;
    for (const hold of holds) {
      if (!kinds.includes(hold.kind) || kept.includes(hold.satellite)) holds[keptCount++] = hold;
      else this.release(hold, timeS);
    }
    holds.length = keptCount;
    if (keptCount === 0) this.holds.delete(job);
  }

  private add(job: number, hold: Hold): void {
    const holds = this.holds.get(job);
    if (holds === undefined) this.holds.set(job, [hold]);
    else holds.push(hold);
  }

  private release({ satellite, bits, stay }: Hold, timeS: number): void {
    if (stay === null) this.stores.promise(satellite, -bits);
    else this.stores.take(stay, timeS);
  }
}
