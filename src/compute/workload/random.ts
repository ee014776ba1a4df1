// Where does chance come from?

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { log } from '../../orbit/index.ts';
import { sha256Words } from '../scenario/hash.ts';

/** One stream of chance; each stream of the same seed is independent of the others. */
export interface RandomStream {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Exponentially distributed with mean 1, by inversion with the deterministic logarithm. */
  exponential(): number;
}

/**
 * The stream of this name under this seed (xoroshiro128+, its 128 bits of state taken from the
 * SHA-256 of both). Adding, removing or reordering other streams leaves it as it is.
 */
export function randomStream(seed: number, name: string): RandomStream {
  const generator = xoroshiro128plusFromState(sha256Words(`${seed}/${name}`));
  const uniform = (): number => uniformFloat64(generator);
  // 1 - u lies in (0, 1], so that the logarithm is finite.
  return { uniform, exponential: () => -log(1 - uniform()) };
}
