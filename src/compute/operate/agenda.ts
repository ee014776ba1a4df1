// What is known to come, whatever the policy does? Releases, windows and losses, in time.

import type { JobColumns } from '../workload/arrivals.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { World } from './world.ts';

/** Feeds the queue with the next of each kind only, so that it grows with what is open. */
export class Agenda {
  private readonly world: World;
  private readonly jobs: JobColumns;
  private readonly queue: EventQueue;
  private releaseNext = 0;
  private windowNext = 0;

  constructor(world: World, jobs: JobColumns, queue: EventQueue) {
    this.world = world;
    this.jobs = jobs;
    this.queue = queue;
    this.pushNextRelease();
    this.pushNextWindow();
    world.lostS.forEach((lostS, satellite) => {
      if (lostS < world.scenario.durationS) {
        queue.push(lostS, agendaKinds.satelliteLost, satellite, 0);
      }
    });
  }

  pushNextRelease(): void {
    const { chains, count } = this.jobs;
    // A call of a chain is released by the one before it.
    while (chains?.isWaiting[this.releaseNext] === 1) this.releaseNext += 1;
    const index = this.releaseNext;
    if (index >= count) return;
    this.releaseNext += 1;
    this.queue.push(this.jobs.releaseS[index]!, agendaKinds.jobReleased, index, 0);
  }

  /** Queue the window's end, and the next window to open. */
  windowOpened(window: number): void {
    const endS = this.world.access.endS[window]!;
    if (endS < this.world.scenario.durationS) {
      this.queue.push(endS, agendaKinds.windowClosed, window, 0);
    }
    this.pushNextWindow();
  }

  private pushNextWindow(): void {
    const { access, accessByStart } = this.world;
    if (this.windowNext >= access.count) return;
    const window = accessByStart[this.windowNext]!;
    this.windowNext += 1;
    this.queue.push(access.startS[window]!, agendaKinds.windowOpened, window, 0);
  }
}
