// Whose bits have no way, and when is it worth looking for one again?

import type { ContactPlan, RowIndex } from '../network/plan/contactPlan.ts';
import type { RouteRequest } from '../network/plan/routeScope.ts';
import type { LawfulPlaces } from '../workload/residency.ts';
import { isBetweenSatellites } from './transfers.ts';
import type { Transfer } from './transfers.ts';
import type { TransferSteps } from './transferSteps.ts';

/** Searches of one instant, transfers looked at in it, and when the rest is due at the latest. */
const searchesMax = 32;
const looksMax = 4096;
const restS = 5;
/** Contacts that open are looked at no more often than this. */
const openingsS = 60;

/** A search that found nothing: larger loads that are ready later find nothing either. */
interface Failure {
  readonly bits: number;
  readonly fromS: number;
}

/**
 * Transfers with bits that rest, those that were tried longest ago first. All of them are due when
 * room has come free, and where a contact of theirs opens. A search that found nothing speaks for
 * all loads like it until then, so that many of them cost no more than one.
 */
export class Retries {
  private readonly plan: ContactPlan;
  private readonly groundNode: number;
  private readonly steps: TransferSteps;
  /** By transfer: after which release of room it was tried last. */
  private readonly triedIn = new Map<Transfer, number>();
  private readonly failures = new Map<LawfulPlaces | null, Map<number, Failure>>();
  private roomCount = 0;
  private isDue = false;
  private searchCount = 0;
  private wakeS = -Infinity;
  /** Openings until then have been looked at; the next ones are at `openingS`. */
  private lookedS = -Infinity;
  private openingS = Infinity;

  constructor(plan: ContactPlan, groundNode: number, steps: TransferSteps) {
    this.plan = plan;
    this.groundNode = groundNode;
    this.steps = steps;
  }

  /** Room has come free: whoever rests is due. */
  freed(): void {
    this.roomCount += 1;
    this.isDue = true;
    this.failures.clear();
  }

  /** A transfer has just been tried. */
  note(transfer: Transfer, timeS: number): void {
    this.triedIn.delete(transfer);
    if (transfer.resting.length === 0) return;
    this.triedIn.set(transfer, this.roomCount);
    for (const { node } of transfer.resting) {
      const nextS = this.nextOpeningS(this.contactsOf(transfer, node), timeS);
      if (nextS < this.openingS) this.expect(Math.max(nextS, this.lookedS + openingsS), timeS);
    }
  }

  forget(transfer: Transfer): void {
    this.triedIn.delete(transfer);
  }

  /** Whether a search like this one has found nothing since room came free last. */
  isHopeless(transfer: Transfer, { source, target, bits, fromS }: RouteRequest): boolean {
    const failure = this.failures
      .get(transfer.law ?? null)
      ?.get(this.key(transfer, source, target));
    const isKnown = failure !== undefined && failure.bits <= bits && failure.fromS <= fromS;
    if (!isKnown) this.searchCount += 1;
    return isKnown;
  }

  /** A search has found no way for any of this. */
  fail(transfer: Transfer, { source, target, bits, fromS }: RouteRequest): void {
    const law = transfer.law ?? null;
    let ofLaw = this.failures.get(law);
    if (ofLaw === undefined) this.failures.set(law, (ofLaw = new Map<number, Failure>()));
    ofLaw.set(this.key(transfer, source, target), { bits, fromS });
  }

  /** Whether some transfer is to be tried at this instant. */
  hasDue(timeS: number): boolean {
    if (timeS >= this.openingS) this.lookAtOpenings(timeS);
    return this.isDue;
  }

  /** Transfers to be tried at this instant, where there are any; `note` is to be told of each. */
  *due(timeS: number): Generator<Transfer> {
    this.isDue = false;
    const searchEnd = this.searchCount + searchesMax;
    let looked = 0;
    for (const [transfer, triedIn] of this.triedIn) {
      if (triedIn === this.roomCount) continue;
      if (this.searchCount >= searchEnd || looked >= looksMax) {
        this.isDue = true;
        this.wakeAfter(timeS);
        return;
      }
      looked += 1;
      yield transfer;
    }
  }

  private wakeAfter(timeS: number): void {
    if (this.wakeS > timeS) return;
    this.wakeS = timeS + restS;
    this.steps.wake(this.wakeS);
  }

  private lookAtOpenings(timeS: number): void {
    const sinceS = this.lookedS;
    this.lookedS = timeS;
    this.openingS = Infinity;
    let nextS = Infinity;
    for (const transfer of this.triedIn.keys()) {
      for (const { node } of transfer.resting) {
        const contacts = this.contactsOf(transfer, node);
        nextS = Math.min(nextS, this.nextOpeningS(contacts, timeS));
        if (this.nextOpeningS(contacts, sinceS) > timeS) continue;
        this.triedIn.set(transfer, -1);
        this.isDue = true;
      }
    }
    if (this.isDue) this.failures.clear();
    if (nextS < Infinity) this.expect(Math.max(nextS, timeS + openingsS), timeS);
  }

  private expect(openingS: number, timeS: number): void {
    if (openingS >= this.openingS) return;
    this.openingS = Math.max(openingS, timeS);
    this.steps.wake(this.openingS);
  }

  /** The contacts that bits at a node may wait for: from the ground, those of their satellite. */
  private contactsOf(transfer: Transfer, node: number): readonly [index: RowIndex, node: number] {
    const { incoming, outgoing } = this.plan;
    return node === this.groundNode ? [incoming, transfer.satellite] : [outgoing, node];
  }

  /** When the first of these contacts opens after a time; Infinity: none does. */
  private nextOpeningS([index, node]: readonly [RowIndex, number], afterS: number): number {
    const { startS } = this.plan;
    let low = index.offset[node]!;
    const end = index.offset[node + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startS[index.row[middle]!]! <= afterS) low = middle + 1;
      else high = middle;
    }
    return low < end ? startS[index.row[low]!]! : Infinity;
  }

  private key(transfer: Transfer, source: number, target: number): number {
    const { nodeCount } = this.plan;
    return (
      (isBetweenSatellites(transfer) ? nodeCount * nodeCount : 0) + source * nodeCount + target
    );
  }
}
