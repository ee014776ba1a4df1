// Do two segments of one object tell different stories of the same time?
import { utcMsOfTai } from './ccsdsTime.ts';
import { hypot3 } from './deterministic.ts';
import { tableStateInto, type StateSegment } from './stateTable.ts';

// One shared instant is usual: there one segment ends and the next begins, after a manoeuvre maybe.
const sharedS = 1e-3;
// Below it the difference may come from the interpolation, whose states lie minutes apart.
const apartMinKm = 0.01;
const comparedCountMax = 8;

/** Which earlier segment contradicts, and by how much. */
export interface Contradiction {
  readonly index: number;
  readonly apartKm: number;
}

/** Compares segments; keeps the room for states. */
export class SegmentOverlap {
  private readonly state = new Float64Array(12);

  /**
   * The latest of some segments whose usable time overlaps a new one's, if states of the new one
   * are more than 10 m from its own there; null when there is none, or when they agree.
   */
  contradiction(
    segments: readonly StateSegment[],
    made: StateSegment,
    epochTaiMs: number,
  ): Contradiction | null {
    for (let index = segments.length - 1; index >= 0; index -= 1) {
      const startS = Math.max(segments[index]!.startS, made.startS);
      const endS = Math.min(segments[index]!.endS, made.endS);
      if (endS - startS <= sharedS) continue;
      const times = made.timeS.filter((timeS) => timeS >= startS && timeS <= endS);
      // Without a state in between, the middle of what they share.
      const compared = times.length > 0 ? times : [(startS + endS) / 2];
      const apartKm = this.apartKm([segments[index]!, made], compared, epochTaiMs);
      return apartKm > apartMinKm ? { index, apartKm } : null;
    }
    return null;
  }

  /** The greatest distance of two segments at some of the times, spread over all of them. */
  private apartKm(
    pair: readonly [StateSegment, StateSegment],
    timesS: ArrayLike<number>,
    epochTaiMs: number,
  ): number {
    const { state } = this;
    const epochUtcMs = utcMsOfTai(epochTaiMs);
    const count = Math.min(comparedCountMax, timesS.length);
    let most = 0;
    for (let at = 0; at < count; at += 1) {
      const pick = count === 1 ? 0 : Math.round((at * (timesS.length - 1)) / (count - 1));
      const minutes = (utcMsOfTai(epochTaiMs + timesS[pick]! * 1000) - epochUtcMs) / 60000;
      pair.forEach((segment, which) => {
        const table = { name: '', catalogNumber: '', epochUtcMs, segments: [segment] };
        tableStateInto(state, 6 * which, table, minutes);
      });
      most = Math.max(
        most,
        hypot3(state[0]! - state[6]!, state[1]! - state[7]!, state[2]! - state[8]!),
      );
    }
    return most;
  }
}
