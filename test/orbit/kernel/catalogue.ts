// Which real objects do the kernel's tests fly, and how far are two ways of flying them apart?
import { readFileSync } from 'node:fs';
import { readElementSets } from '../../../src/orbit/elementSet.ts';
import type { StateTable } from '../../../src/orbit/kernel/states.ts';
import { createPropagator, isPropagator, propagateInto } from '../../../src/orbit/sgp4.ts';
import type { Propagator } from '../../../src/orbit/sgp4.ts';
import { dataPath } from '../../data.ts';

/** The catalogue of 9 August 2022, 25,975 objects, where this machine has it. */
export const cataloguePath = dataPath('elements', 'catalog-2022-08-09.tle');

/** Every `stride`-th object of the catalogue that SGP4 can fly at its epoch. */
export function catalogue(stride = 1): Propagator[] {
  if (cataloguePath === undefined) return [];
  const { elementSets } = readElementSets(readFileSync(cataloguePath, 'utf8'));
  return elementSets
    .filter((_set, index) => index % stride === 0)
    .map(createPropagator)
    .filter(isPropagator);
}

export interface Difference {
  positionKm: number;
  velocityKmPerS: number;
  /** States that both ways give. */
  goodCount: number;
  /** States that both refuse with the same code; and those where the codes differ. */
  refusedCount: number;
  codeMismatchCount: number;
}

export const noDifference = (): Difference => ({
  positionKm: 0,
  velocityKmPerS: 0,
  goodCount: 0,
  refusedCount: 0,
  codeMismatchCount: 0,
});

const state = new Float64Array(6);

/** Compares one state of a table with satellite.js at `minutes`, into `worst`. */
export function compareState(
  worst: Difference,
  table: StateTable,
  stateIndex: number,
  propagator: Propagator,
  minutes: number,
): void {
  const code = propagateInto(state, 0, propagator, minutes);
  const at = 3 * stateIndex;
  const distance = (column: Float64Array, offset: number): number =>
    Math.hypot(
      column[at]! - state[offset]!,
      column[at + 1]! - state[offset + 1]!,
      column[at + 2]! - state[offset + 2]!,
    );
  if (code !== table.statusCode[stateIndex]) worst.codeMismatchCount += 1;
  else if (code !== 0) worst.refusedCount += 1;
  else {
    const positionKm = distance(table.positionTemeKm, 0);
    const velocityKmPerS = distance(table.velocityTemeKmPerS, 3);
    // NaN must not pass as small.
    worst.positionKm = positionKm <= worst.positionKm ? worst.positionKm : positionKm;
    worst.velocityKmPerS =
      velocityKmPerS <= worst.velocityKmPerS ? worst.velocityKmPerS : velocityKmPerS;
    worst.goodCount += 1;
  }
}
