// What happens on a satellite when one of its machines is struck or fails?

import { machineEventKinds, machineEventTraits } from '../plant/singleEvents.ts';
import type { MachineEventKind } from '../plant/singleEvents.ts';
import type { Radiation } from '../scenario/scenario.ts';
import { agendaKinds } from './eventQueue.ts';
import { JobFaults } from './jobFaults.ts';
import type { FaultWorld } from './jobFaults.ts';
import type { LiveJob } from './liveJob.ts';
import type { StrikeTable } from './strikes.ts';

interface Strike {
  readonly timeS: number;
  readonly satellite: number;
  readonly kind: MachineEventKind;
}

/** Walks through the strikes of a run and gives each its effect. */
export class Faults {
  readonly jobs: JobFaults;
  private readonly world: FaultWorld;
  private readonly strikes: StrikeTable;
  private readonly radiation: Radiation;
  private next = 0;
  /** By satellite: its lost chips, as they are numbered in the strikes. */
  private readonly lostUnits = new Map<number, number[]>();
  /** By satellite: when its host is up again. */
  private readonly hostUpS = new Map<number, number>();

  constructor(world: FaultWorld, strikes: StrikeTable, radiation: Radiation) {
    this.world = world;
    this.strikes = strikes;
    this.radiation = radiation;
    this.jobs = new JobFaults(world);
    this.pushNext();
  }

  /** A policy starts or resumes a job; while the host boots, the job waits for it. */
  start(job: LiveJob, timeS: number): void {
    let upS = 0;
    for (const { satelliteIndex } of job.parts) {
      upS = Math.max(upS, this.hostUpS.get(satelliteIndex) ?? 0);
    }
    if (timeS < upS) this.jobs.hold(job, timeS, upS);
    else this.world.lives.start(job, timeS);
  }

  /** Take a row of the strikes. */
  strike(row: number, timeS: number): void {
    this.pushNext();
    const satellite = this.strikes.satelliteIndex[row]!;
    const kind = machineEventKinds[this.strikes.kindCode[row]!]!;
    const strike = { timeS, satellite, kind };
    if (machineEventTraits[kind].unit === 'host') this.crashHost(strike);
    else this.strikeChip(strike, row);
  }

  private strikeChip(strike: Strike, row: number): void {
    const { satellite, kind } = strike;
    const unit = this.strikes.unitIndex[row]!;
    // What is lost is switched off: nothing can happen to it any more.
    if (this.lostUnits.get(satellite)?.includes(unit) === true) return;
    const job = this.jobOn(satellite, unit);
    if (kind === 'silentCorruption') this.corrupt(strike, job);
    else if (this.strikes.isPermanent[row] === 1) this.loseChip(strike, unit, job);
    else this.stopChip(strike, job);
  }

  private pushNext(): void {
    const row = this.next;
    if (row >= this.strikes.count) return;
    this.next += 1;
    this.world.queue.push(this.strikes.timeS[row]!, agendaKinds.machineStruck, row, 0);
  }

  /**
   * The job on a chip: holders take the chips that are left in the order of their starts. Strikes
   * fall on any chip alike, so that each job is struck in proportion to what it holds.
   */
  private jobOn(satellite: number, unit: number): LiveJob | undefined {
    const lost = this.lostUnits.get(satellite) ?? [];
    let rank = unit - lost.filter((other) => other < unit).length;
    return this.world.satellites.holders(satellite).find((job) => {
      rank -= job.acceleratorCount;
      return rank < 0;
    });
  }

  /** Nobody notices; a chip that waits for its restart computes nothing that could be wrong. */
  private corrupt({ timeS, satellite }: Strike, holder: LiveJob | undefined): void {
    const { lives, log } = this.world;
    const job = holder?.slot === 'running' ? holder.index : -1;
    log.record(timeS, 'silentCorruption', { satellite, job });
    if (job < 0) return;
    lives.table.silentCorruptionCount[job]! += 1;
    lives.faults.silentCorruptionCount[satellite]! += 1;
  }

  /** An idle chip is back before anybody needs it. */
  private stopChip({ timeS, satellite, kind }: Strike, holder: LiveJob | undefined): void {
    const job = holder?.index ?? -1;
    this.world.log.record(timeS, 'chipInterrupted', {
      satellite,
      job,
      cause: 'fault',
      detail: kind,
    });
    if (holder !== undefined) {
      this.jobs.interrupt(holder, timeS, timeS + this.radiation.restartS);
    }
  }

  private crashHost({ timeS, satellite, kind }: Strike): void {
    const upS = timeS + this.radiation.hostRestartS;
    this.hostUpS.set(satellite, upS);
    this.world.lives.faults.hostCrashCount[satellite]! += 1;
    this.world.log.record(timeS, 'hostCrashed', { satellite, cause: 'fault', detail: kind });
    for (const job of [...this.world.satellites.holders(satellite)]) {
      this.jobs.interrupt(job, timeS, upS);
    }
  }

  /** The job on it restarts on another chip, or makes room when there is none. */
  private loseChip(strike: Strike, unit: number, holder: LiveJob | undefined): void {
    const { timeS, satellite, kind } = strike;
    const { satellites, lives, log } = this.world;
    const lost = this.lostUnits.get(satellite) ?? [];
    this.lostUnits.set(satellite, [...lost, unit]);
    const job = holder?.index ?? -1;
    log.record(timeS, 'acceleratorLost', { satellite, job, cause: 'fault', detail: kind });
    satellites.loseAccelerator(satellite, timeS);
    const hasSpare = satellites.views[satellite]!.acceleratorFreeCount >= 0;
    if (holder !== undefined && hasSpare) {
      this.jobs.interrupt(holder, timeS, timeS + this.radiation.restartS);
    } else if (holder !== undefined) this.jobs.evict(holder, timeS);
    this.jobs.leaveSmall(satellite, timeS);
    lives.news.push({ kind: 'acceleratorLost', satelliteIndex: satellite });
  }
}
