// Who propagates for the bench of the scene? A worker, as in the page.
import {
  createPropagator,
  isPropagator,
  minutesSinceEpoch,
  propagateInto,
} from '../../../../src/orbit/index.ts';
import { startUtcMs, walkerSets } from '../walker.ts';

export interface WalkerRequest {
  readonly satelliteCount: number;
  readonly planeCount: number;
  readonly startS: number;
  readonly stepS: number;
  readonly keyframeCount: number;
  readonly buffer: ArrayBuffer | null;
}

let propagators: ReturnType<typeof createPropagator>[] = [];

function statesOf(request: WalkerRequest): Float32Array {
  const { satelliteCount, planeCount, startS, stepS, keyframeCount, buffer } = request;
  if (propagators.length !== satelliteCount) {
    propagators = walkerSets(satelliteCount, planeCount).map(createPropagator);
  }
  const length = 6 * satelliteCount * keyframeCount;
  const isUsable = buffer !== null && buffer.byteLength === 4 * length;
  const states = isUsable ? new Float32Array(buffer) : new Float32Array(length);
  const state = new Float64Array(6);
  for (let k = 0; k < keyframeCount; k += 1) {
    const utcMs = startUtcMs + (startS + k * stepS) * 1000;
    for (const [index, propagator] of propagators.entries()) {
      if (!isPropagator(propagator)) continue;
      propagateInto(state, 0, propagator, minutesSinceEpoch(propagator.elementSet, utcMs));
      states.set(state, 6 * (k * satelliteCount + index));
    }
  }
  return states;
}

onmessage = ({ data }: MessageEvent<WalkerRequest>) => {
  const states = statesOf(data);
  postMessage(states, { transfer: [states.buffer] });
};
