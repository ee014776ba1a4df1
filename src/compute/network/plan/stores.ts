// What lies in every node's store when, and where is there room for more?

import { stayBit } from './stay.ts';
import type { Stay } from './stay.ts';
import { StoreProfile } from './storeProfile.ts';

export { lyingStay, stayBit } from './stay.ts';
export type { Stay } from './stay.ts';

function lastOf(values: readonly number[]): number {
  return values[values.length - 1]!;
}

/** Sums of bits are right to this share of a store's capacity, rounding included. */
const roundingFraction = 1e-9;

/** One store. Time goes forwards: what has come to rest is one sum, the rest are stays to come. */
class Store {
  readonly capacityBit: number;
  maxBit = 0;
  /** Room that is kept for loads whose way or whose computing is not known yet. */
  promisedBit = 0;
  isLost = false;
  private readonly moving = new Set<Stay>();
  private restingBit = 0;
  private restingCount = 0;
  private settledS = -Infinity;
  /** No stay has a corner between `settledS` and this. */
  private nextCornerS = Infinity;
  /** Of all that is known; null: something has come or gone since. */
  private profile: StoreProfile | null = null;

  constructor(capacityBit: number) {
    this.capacityBit = capacityBit;
  }

  put(stay: Stay): void {
    if (this.isLost) return;
    this.profile = null;
    if (lastOf(stay.timeS) > this.settledS) {
      this.moving.add(stay);
      this.expectCorners(stay);
      return;
    }
    this.rest(stay);
    this.peak(this.settledS);
  }

  take(stay: Stay, timeS: number): void {
    if (this.isLost) return;
    this.profile = null;
    this.settle(timeS);
    this.peak(timeS);
    if (this.moving.delete(stay) || lastOf(stay.bits) === 0) return;
    this.restingCount -= 1;
    // Nothing is nothing, whatever rounding has left of the sum.
    this.restingBit = this.restingCount === 0 ? 0 : this.restingBit - lastOf(stay.bits);
  }

  lose(timeS: number): void {
    this.profile = null;
    this.settle(timeS);
    this.peak(timeS);
    this.isLost = true;
    this.moving.clear();
    this.restingBit = 0;
    this.promisedBit = 0;
  }

  /** Bits on board at a time that is not before the last one. */
  levelBit(timeS: number): number {
    let bits = this.restingBit;
    for (const stay of this.moving) bits += stayBit(stay, timeS);
    return bits;
  }

  /** When a stay would not fit any more beside all that is known; Infinity: it always does. */
  fullFromS(stay: Stay, ownBit: number): number {
    if (this.capacityBit === Infinity) return Infinity;
    const roomBit = this.capacityBit * (1 + roundingFraction) - this.promisedBit + ownBit;
    return this.profileNow().firstTightS(stay, roomBit);
  }

  /** Room for what comes at `timeS` and stays for good. */
  freeBit(timeS: number): number {
    if (this.capacityBit === Infinity) return Infinity;
    const fullestS = this.profileNow().fullestAfterS(timeS);
    const most = Math.max(this.levelBit(timeS), this.levelBit(Math.max(timeS, fullestS || 0)));
    return Math.max(0, this.capacityBit - this.promisedBit - most);
  }

  /** Let time pass: the level is highest where some stay has a corner. */
  settle(timeS: number): void {
    if (timeS < this.nextCornerS) {
      this.settledS = Math.max(this.settledS, timeS);
      return;
    }
    for (const stay of this.moving) {
      for (const cornerS of stay.timeS) {
        if (cornerS > this.settledS && cornerS <= timeS) this.peak(cornerS);
      }
    }
    this.settledS = timeS;
    this.nextCornerS = Infinity;
    for (const stay of this.moving) {
      if (lastOf(stay.timeS) <= timeS) {
        this.moving.delete(stay);
        this.rest(stay);
        continue;
      }
      this.expectCorners(stay);
    }
  }

  /** What has come to rest since it was made lies in it as a stay. */
  private profileNow(): StoreProfile {
    this.profile ??= new StoreProfile(this.moving, this.restingBit);
    return this.profile;
  }

  private expectCorners({ timeS }: Stay): void {
    for (const cornerS of timeS) {
      if (cornerS > this.settledS && cornerS < this.nextCornerS) this.nextCornerS = cornerS;
    }
  }

  private rest(stay: Stay): void {
    const bits = lastOf(stay.bits);
    if (bits === 0) return;
    this.restingBit += bits;
    this.restingCount += 1;
  }

  private peak(timeS: number): void {
    const bits = this.levelBit(timeS);
    if (bits > this.maxBit) this.maxBit = bits;
  }
}

/** The stores of all nodes but the ground, whose store has no end and no books. */
export class Stores {
  /** Whether any store has an end. */
  readonly isFinite: boolean;
  /** Of the largest of them. */
  readonly capacityMaxBit: number;
  /** Finite stores out of which something was taken since somebody last looked. */
  readonly freed = new Set<number>();
  private readonly stores: readonly Store[];

  /** `capacityBit` by node; nodes beyond it keep no books. */
  constructor(capacityBit: Float64Array) {
    this.stores = Array.from(capacityBit, (each) => new Store(each));
    this.isFinite = capacityBit.some((each) => each < Infinity);
    this.capacityMaxBit = capacityBit.reduce((most, each) => Math.max(most, each), 0);
  }

  get count(): number {
    return this.stores.length;
  }

  /** Whether there are books of what lies in a node. */
  isKept(node: number): boolean {
    return node < this.stores.length;
  }

  isFiniteAt(node: number): boolean {
    return this.isKept(node) && this.stores[node]!.capacityBit < Infinity;
  }

  /** Whether a stay would fit; `ownBit` of what is promised at its node is for it. */
  hasRoom(stay: Stay, ownBit = 0): boolean {
    return this.stores[stay.node]!.fullFromS(stay, ownBit) === Infinity;
  }

  /** From when on a stay would not fit any more; Infinity: it always does. */
  fullFromS(stay: Stay): number {
    return this.stores[stay.node]!.fullFromS(stay, 0);
  }

  freeBit(node: number, timeS: number): number {
    return this.stores[node]!.freeBit(timeS);
  }

  /** A load comes as its stay says, from now on; the caller has asked whether there is room. */
  put(stay: Stay): void {
    this.stores[stay.node]!.put(stay);
  }

  /** From now on the load of this stay is not there. */
  take(stay: Stay, timeS: number): void {
    this.stores[stay.node]!.take(stay, timeS);
    if (this.isFiniteAt(stay.node)) this.freed.add(stay.node);
  }

  /** Keep room at a node for so many bits more, or less. */
  promise(node: number, bits: number): void {
    const store = this.stores[node]!;
    if (store.isLost) return;
    store.promisedBit = Math.max(0, store.promisedBit + bits);
    if (bits < 0 && this.isFiniteAt(node)) this.freed.add(node);
  }

  /** A store is lost with all that lies in it. */
  lose(node: number, timeS: number): void {
    this.stores[node]!.lose(timeS);
  }

  /** Bits on board of a node now. */
  levelBit(node: number, timeS: number): number {
    return this.stores[node]!.levelBit(timeS);
  }

  /** Most that ever lay in a node's store until now. */
  maxBit(node: number, timeS: number): number {
    const store = this.stores[node]!;
    store.settle(timeS);
    return Math.max(store.maxBit, store.levelBit(timeS));
  }
}
