// What do finite stores make of the lives of jobs? A place is taken only where there is room.

import type { Bookings } from '../network/plan/bookings.ts';
import { JobLives } from './jobLife.ts';
import { JobStores } from './jobStores.ts';
import type { JobWorld } from './jobWorld.ts';
import type { LiveJob } from './liveJob.ts';

/** Jobs that hear in one instant that there is room again. */
const toldMax = 32;

/**
 * Lives of jobs with the books of what they have on board. A scene that arises on a full satellite
 * is lost; a job is placed where its input and its result have room, and waits until there is such
 * a place.
 */
export class StoredLives extends JobLives {
  readonly stores: JobStores;
  /** Since when jobs without a satellite have been waiting for room. */
  private readonly noRoomS = new Map<LiveJob, number>();

  constructor(world: JobWorld, satelliteCount: number, bookings: Bookings) {
    super(world, satelliteCount);
    this.stores = new JobStores(bookings.stores);
  }

  override release(index: number, timeS: number): void {
    super.release(index, timeS);
    const job = this.live.get(index);
    if (job === undefined) return;
    const { originSatelliteIndex: origin, inputBit } = job;
    if (origin < 0) {
      if (!this.stores.canEverHold(job)) this.turnAway(job, timeS);
      return;
    }
    if (this.stores.hasRoom(origin, inputBit, timeS)) {
      this.stores.keep(index, 'scene', origin, inputBit, timeS);
    } else this.turnAway(job, timeS);
  }

  /** Whether its input and its result have room on a satellite; if not it waits for that. */
  findsRoom(job: LiveJob, satellite: number, timeS: number): boolean {
    if (this.stores.hasRoomFor(job, satellite, timeS)) return true;
    if (job.phase === 'released' && !this.noRoomS.has(job)) this.noRoomS.set(job, timeS);
    return false;
  }

  override place(job: LiveJob, satellites: readonly number[], timeS: number): void {
    this.stores.leave(job.index, timeS);
    super.place(job, satellites, timeS);
  }

  /** Where it moves to there is room for its result, and where it may come back to as well. */
  override putOn(job: LiveJob, satellite: number, timeS: number): void {
    const from = job.movesFromIndex;
    // The result of a gang is its first member's.
    const first = job.gang?.whole.satelliteIndices[0] ?? satellite;
    this.stores.keepRoom(job, from < 0 ? [first] : [first, from], timeS);
    super.putOn(job, satellite, timeS);
  }

  protected override inputLies(part: LiveJob, timeS: number): void {
    const { index, satelliteIndex: satellite, inputBit } = part;
    if (part.gang === null) {
      this.stores.dropInput(index, timeS);
      this.stores.keepRoom(part, [satellite], timeS);
    }
    this.stores.keep(index, 'input', satellite, inputBit, timeS);
  }

  override finished(job: LiveJob, timeS: number): void {
    this.stores.finish(job, timeS);
    super.finished(job, timeS);
  }

  override delivered(job: LiveJob, timeS: number): void {
    super.delivered(job, timeS);
    this.stores.end(job.index, timeS);
  }

  override reject(...[job, timeS, cause]: Parameters<JobLives['reject']>): void {
    super.reject(job, timeS, cause);
    this.noRoomS.delete(job);
    this.stores.end(job.index, timeS);
  }

  override releaseAgain(job: LiveJob, timeS: number): void {
    super.releaseAgain(job, timeS);
    this.stores.leave(job.index, timeS);
  }

  /** Tell policies of room in the stores, and jobs that wait for some where it has come free. */
  seeRoom(views: Parameters<JobStores['refresh']>[0], timeS: number): void {
    if (this.stores.refresh(views, timeS)) this.tellOfRoom(timeS);
  }

  /** Room has come free: who waits for it, and would find it somewhere, may be placed again. */
  private tellOfRoom(timeS: number): void {
    let count = 0;
    for (const job of this.noRoomS.keys()) {
      if (count === toldMax) return;
      if (!this.stores.hasRoomAnywhere(job, timeS)) continue;
      this.news.push({ kind: 'jobReleased', job });
      count += 1;
    }
  }

  protected override bookWaiting(job: LiveJob, timeS: number): void {
    const sinceS = this.noRoomS.get(job);
    super.bookWaiting(job, sinceS ?? timeS);
    if (sinceS === undefined) return;
    this.noRoomS.delete(job);
    this.world.trails.record(job.index, 'data', sinceS, timeS);
  }

  /** Its data has no room: the policy never hears of it. */
  private turnAway(job: LiveJob, timeS: number): void {
    this.news = this.news.filter((event) => !('job' in event && event.job === job));
    this.reject(job, timeS, 'data');
  }
}
