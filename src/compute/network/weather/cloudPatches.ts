// Which patch of sky lies over a place, and until when? Weather of a whole Earth, place by place.

import { cos, log, sin } from '../../../orbit/index.ts';
import { randomStream } from '../../workload/random.ts';
import type { RandomStream } from '../../workload/random.ts';

/**
 * What was drawn for one place: `draw[k]`, uniform in [0, 1), holds from `startS[k]` until the next
 * start; the first start is 0. The sky is closed while its draw is below the closed fraction.
 */
export interface SkyDraws {
  readonly startS: Float64Array;
  readonly draw: Float64Array;
}

export interface PatchRules {
  readonly seed: number;
  readonly durationS: number;
  readonly correlationKm: number;
  readonly persistenceS: number;
}

export interface Place {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
}

/**
 * Radii are gamma distributed with shape 3 and this scale, in correlation lengths: of all scales,
 * the one that leaves the correlation of two places nearest to exp(−distance), within 0.004.
 */
const radiusScale = 0.32247;
const meanEarthRadiusKm = 6371;

/** Mean radius scale as an angle seen from the Earth's centre. */
function radiusScaleRad(correlationKm: number): number {
  return (radiusScale * correlationKm) / meanEarthRadiusKm;
}

/** Mean share of the Earth that a patch covers, (1 − E cos radius) / 2. */
function meanCoverFraction(scaleRad: number): number {
  const squared = scaleRad * scaleRad;
  const cubed = (1 + squared) * (1 + squared) * (1 + squared);
  return 0.5 * (1 - (1 - 3 * squared) / cubed);
}

/** Patches that fall on the whole Earth during a run: what the weather of it costs. */
export function patchCount(rules: Omit<PatchRules, 'seed'>): number {
  const perPersistence = 1 / meanCoverFraction(radiusScaleRad(rules.correlationKm));
  return (rules.durationS / rules.persistenceS) * perPersistence;
}

/** Patches in the order of one stream; the one at hand is read after each `next`. */
class PatchStream {
  draw = 0;
  private x = 0;
  private y = 0;
  private z = 0;
  private cosRadius = 1;

  constructor(
    private readonly random: RandomStream,
    private readonly scaleRad: number,
  ) {}

  next(): void {
    const { random, scaleRad } = this;
    this.z = 2 * random.uniform() - 1;
    const around = Math.sqrt(1 - this.z * this.z);
    const longitudeRad = 2 * Math.PI * random.uniform();
    this.x = around * cos(longitudeRad);
    this.y = around * sin(longitudeRad);
    // Three exponentials added are one logarithm of three uniforms multiplied.
    const product = (1 - random.uniform()) * (1 - random.uniform()) * (1 - random.uniform());
    const radius = -scaleRad * log(product);
    this.cosRadius = cos(Math.min(Math.PI, radius));
    this.draw = random.uniform();
  }

  isOver(directions: Float64Array, place: number): boolean {
    const at = 3 * place;
    const [x, y, z] = [directions[at]!, directions[at + 1]!, directions[at + 2]!];
    return x * this.x + y * this.y + z * this.z >= this.cosRadius;
  }
}

/**
 * The skies of some places over a run. Patches of cloud or clear air, each a cap of the sphere with
 * one draw, fall at random places and times; a place has the draw of the latest that covers it
 * ("dead leaves"). So each sky is drawn anew at rate 1/persistence, and is an exact two-state
 * Markov chain, and two skies agree as often as they lie under one patch. Its sky depends on
 * nothing but the seed, the rules and where it is: other places are as they are with or without it.
 */
export function cloudDraws(rules: PatchRules, places: readonly Place[]): SkyDraws[] {
  const directions = directionsOf(places);
  const histories = places.map(() => ({ startS: [0], draw: [0] }));
  const scaleRad = radiusScaleRad(rules.correlationKm);
  fillFirst(histories, directions, new PatchStream(randomStream(rules.seed, 'sky'), scaleRad));
  const stream = new PatchStream(randomStream(rules.seed, 'cloud patches'), scaleRad);
  const clock = randomStream(rules.seed, 'cloud times');
  const gapMeanS = rules.persistenceS * meanCoverFraction(scaleRad);
  for (let timeS = gapMeanS * clock.exponential(); timeS < rules.durationS;) {
    stream.next();
    for (let place = 0; place < histories.length; place += 1) {
      if (!stream.isOver(directions, place)) continue;
      histories[place]!.startS.push(timeS);
      histories[place]!.draw.push(stream.draw);
    }
    timeS += gapMeanS * clock.exponential();
  }
  return histories.map(asColumns);
}

interface History {
  readonly startS: number[];
  readonly draw: number[];
}

function asColumns({ startS, draw }: History): SkyDraws {
  return { startS: Float64Array.from(startS), draw: Float64Array.from(draw) };
}

/** The sky at the start: patches backwards in time, the first that covers a place is its own. */
function fillFirst(histories: History[], directions: Float64Array, stream: PatchStream): void {
  const isOpen = histories.map(() => true);
  for (let openCount = histories.length; openCount > 0;) {
    stream.next();
    for (let place = 0; place < histories.length; place += 1) {
      if (!isOpen[place]! || !stream.isOver(directions, place)) continue;
      histories[place]!.draw[0] = stream.draw;
      isOpen[place] = false;
      openCount -= 1;
    }
  }
}

/** Unit vectors, xyz interleaved; the Earth is a sphere to clouds. */
function directionsOf(places: readonly Place[]): Float64Array {
  const directions = new Float64Array(3 * places.length);
  for (const [place, { latitudeRad, longitudeRad }] of places.entries()) {
    const around = cos(latitudeRad);
    directions[3 * place] = around * cos(longitudeRad);
    directions[3 * place + 1] = around * sin(longitudeRad);
    directions[3 * place + 2] = sin(latitudeRad);
  }
  return directions;
}

/** The same for one place by itself: for what is too small to reach another. */
export function lonelyDraws(rules: Omit<PatchRules, 'correlationKm'>, name: string): SkyDraws {
  const random = randomStream(rules.seed, name);
  const history: History = { startS: [0], draw: [random.uniform()] };
  for (let timeS = random.exponential() * rules.persistenceS; timeS < rules.durationS;) {
    history.startS.push(timeS);
    history.draw.push(random.uniform());
    timeS += random.exponential() * rules.persistenceS;
  }
  return asColumns(history);
}
