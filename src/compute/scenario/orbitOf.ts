// What gives the states of a satellite?

import type { OrbitRecord } from '../../orbit/index.ts';
import type { Satellite } from './scenario.ts';

/** Its place in a formation, or its element set: what `createStateSource` makes ready. */
export function orbitOf({ member, elementSet }: Satellite): OrbitRecord {
  return member ?? elementSet;
}
