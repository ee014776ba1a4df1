// With which of those in sight does each satellite link, when it links with its nearest?
import { clearanceKm, raisedEarth, type RaisedEarth } from '../../../orbit/index.ts';
import type { SightRules } from './instantGraph.ts';
import type { TerminalAims } from './terminalAims.ts';

/** What the choice follows. */
export interface ChoiceRules extends SightRules {
  /** Links that a satellite holds at most. */
  readonly neighbourCount: number;
  /** A held link gives way only to one that is shorter by this share; 0…1. */
  readonly hysteresisFraction: number;
}

/** Lengths are told apart to the 2^27th part of the greatest range, 4 cm at 5,400 km. */
const lengthStepCount = 134_217_728;
const pairCountMax = 33_554_432;

/**
 * Chooses links instant by instant: of all candidate pairs in sight, the shortest first, as long as
 * both ends have fewer than `neighbourCount`. A link that is held counts as shorter by
 * `hysteresisFraction`, so that it stays until another is nearer by that share. Of equal lengths
 * the pair that stands first is taken. The choice depends on nothing but the places at the instants
 * so far.
 */
export class NeighbourChoice {
  /** Candidates, a0, b0, a1, b1, … */
  readonly pairs: Int32Array;
  /** 1 for each candidate that is held. */
  readonly isHeld: Uint8Array;
  /** Links held, a0, b0, …: the first `heldCount` pairs, in the order of the candidates. */
  readonly held: Int32Array;
  heldCount = 0;
  private readonly earth: RaisedEarth;
  private readonly rules: ChoiceRules;
  private readonly degree: Int32Array;
  private readonly wasHeld: Uint8Array;
  private aims: TerminalAims | null = null;
  private keys = new Float64Array(1024);
  /** Beyond this length only those still look who have a place free. */
  private firstLookKm: number;

  constructor(satelliteCount: number, pairs: Int32Array, rules: ChoiceRules) {
    if (pairs.length / 2 > pairCountMax) throw new RangeError('too many pairs to choose from');
    this.pairs = pairs;
    this.rules = rules;
    this.earth = raisedEarth(rules);
    this.isHeld = new Uint8Array(pairs.length / 2);
    this.wasHeld = new Uint8Array(pairs.length / 2);
    this.degree = new Int32Array(satelliteCount);
    this.held = new Int32Array(Math.min(pairs.length, satelliteCount * rules.neighbourCount));
    this.firstLookKm = rules.rangeMaxKm;
  }

  /**
   * Chooses anew for the next instant; places in TEME, xyz interleaved. With `aims` of that instant
   * only those whose link terminals reach each other.
   */
  choose(positionTemeKm: Float64Array, aims: TerminalAims | null = null): void {
    this.aims = aims;
    this.wasHeld.set(this.isHeld);
    this.isHeld.fill(0);
    this.degree.fill(0);
    let longestKm = this.take(positionTemeKm, 0, this.firstLookKm);
    if (this.firstLookKm < this.rules.rangeMaxKm) {
      longestKm = Math.max(
        longestKm,
        this.take(positionTemeKm, this.firstLookKm, this.rules.rangeMaxKm),
      );
    }
    // A guess for speed alone: what is not found in the first look is found in the second.
    this.firstLookKm = Math.min(this.rules.rangeMaxKm, 1.2 * longestKm);
    this.listHeld();
  }

  /** Takes pairs whose length, lessened if held, lies in [fromKm, toKm); the longest taken. */
  private take(p: Float64Array, fromKm: number, toKm: number): number {
    const { pairs, degree, isHeld, earth, aims } = this;
    const { neighbourCount, rangeMaxKm } = this.rules;
    const keyCount = this.fillKeys(p, fromKm, toKm);
    const keys = this.keys.subarray(0, keyCount).sort();
    let longestKm = 0;
    for (let at = 0; at < keyCount; at += 1) {
      const step = Math.floor(keys[at]! / pairCountMax);
      const pair = keys[at]! - step * pairCountMax;
      const [a, b] = [pairs[2 * pair]!, pairs[2 * pair + 1]!];
      if (degree[a]! >= neighbourCount || degree[b]! >= neighbourCount) continue;
      if (!(clearanceKm(earth, p, 3 * a, p, 3 * b) > 0)) continue;
      if (aims !== null && !aims.meet(p, a, b)) continue;
      degree[a]! += 1;
      degree[b]! += 1;
      isHeld[pair] = 1;
      longestKm = ((step + 1) * rangeMaxKm) / lengthStepCount;
    }
    return longestKm;
  }

  private fillKeys(p: Float64Array, fromKm: number, toKm: number): number {
    const { pairs, wasHeld, degree } = this;
    const { rangeMaxKm, hysteresisFraction, neighbourCount } = this.rules;
    const heldShare = 1 - hysteresisFraction;
    let count = 0;
    for (let pair = 0; 2 * pair < pairs.length; pair += 1) {
      const [a, b] = [pairs[2 * pair]!, pairs[2 * pair + 1]!];
      if (degree[a]! >= neighbourCount || degree[b]! >= neighbourCount) continue;
      const dx = p[3 * b]! - p[3 * a]!;
      const dy = p[3 * b + 1]! - p[3 * a + 1]!;
      const dz = p[3 * b + 2]! - p[3 * a + 2]!;
      const rangeKm = Math.sqrt(dx * dx + dy * dy + dz * dz);
      if (!(rangeKm < rangeMaxKm)) continue;
      const countedKm = wasHeld[pair] === 1 ? rangeKm * heldShare : rangeKm;
      if (countedKm < fromKm || countedKm >= toKm) continue;
      if (count === this.keys.length) this.growKeys();
      const step = Math.floor((countedKm / rangeMaxKm) * lengthStepCount);
      this.keys[count++] = step * pairCountMax + pair;
    }
    return count;
  }

  private growKeys(): void {
    const keys = new Float64Array(2 * this.keys.length);
    keys.set(this.keys);
    this.keys = keys;
  }

  private listHeld(): void {
    const { pairs, isHeld, held } = this;
    let count = 0;
    for (let pair = 0; pair < isHeld.length; pair += 1) {
      if (isHeld[pair] === 0) continue;
      held[2 * count] = pairs[2 * pair]!;
      held[2 * count + 1] = pairs[2 * pair + 1]!;
      count += 1;
    }
    this.heldCount = count;
  }
}
