// Can what a policy asked for be done? Then it is done; otherwise it is refused with a cause.

import type { Decision, JobPhase } from '../schedule/policy.ts';
import { decisionProblem } from './decisionShape.ts';
import { lawOf } from './jobWorld.ts';
import type { LiveJob } from './liveJob.ts';
import type { EventRecorder } from './log.ts';
import { migrate, whyNoMove } from './migration.ts';
import type { Refusal } from './migration.ts';
import type { PlantWalk } from './plantWalk.ts';
import type { Refusals } from './refusals.ts';
import type { SatelliteJobs } from './satelliteJobs.ts';
import type { StoredLives } from './storedLives.ts';

/** What decisions act on. */
export interface DecisionWorld {
  readonly lives: StoredLives;
  readonly satellites: SatelliteJobs;
  readonly walk: PlantWalk;
  readonly log: EventRecorder;
  readonly refusals: Refusals;
  /** Start or resume a job where it is, which has been checked. */
  readonly start: (job: LiveJob, timeS: number) => void;
  /** False when the policy cannot be woken then. */
  readonly wake: (wakeS: number, timeS: number) => boolean;
}

const noSuchWake: Refusal = {
  cause: 'data',
  detail: 'expected a time that is at least 1 ms ahead, and not too many of them',
};
/** Decisions that replicas and requests to them have no need of. */
const runsJob: ReadonlySet<Decision['kind']> = new Set(['start', 'resume', 'preempt', 'migrate']);
const noSuchJob: Refusal = { cause: 'data', detail: 'no live job has this index' };

/** Carry out one decision at `timeS`, or log why it cannot be. */
export function execute(world: DecisionWorld, decision: Decision, timeS: number): void {
  const problem = decisionProblem(decision);
  if (problem !== null) {
    world.refusals.record(timeS, { cause: 'data', detail: problem });
    return;
  }
  const refusal = attempt(world, decision, timeS);
  if (refusal === null) return;
  const job = 'job' in decision ? decision.job : -1;
  const isLive = world.lives.live.has(job);
  world.refusals.record(timeS, {
    ...(isLive ? { job } : {}),
    cause: refusal.cause,
    detail: `${decision.kind}: ${refusal.detail}`,
  });
}

function attempt(world: DecisionWorld, decision: Decision, timeS: number): Refusal | null {
  switch (decision.kind) {
    case 'wake':
      return world.wake(decision.timeS, timeS) ? null : noSuchWake;
    case 'powerCap':
      return setPowerCap(world, decision.satellite, decision.powerMaxW, timeS);
    case 'antenna':
      return pinAntenna(world, decision.station, decision.satellite, timeS);
    default:
      return attemptOnJob(world, decision, timeS);
  }
}

type JobDecision = Exclude<Decision, { readonly kind: 'wake' | 'powerCap' | 'antenna' }>;

function attemptOnJob(world: DecisionWorld, decision: JobDecision, timeS: number): Refusal | null {
  const job = world.lives.live.get(decision.job);
  if (job === undefined) return noSuchJob;
  const isByItself = job.serviceIndex >= 0 && runsJob.has(decision.kind);
  if (isByItself) return { cause: 'data', detail: 'replicas and their requests run by themselves' };
  switch (decision.kind) {
    case 'admit':
      world.log.record(timeS, 'jobAdmitted', { job: job.index });
      return null;
    case 'reject':
      if (job.phase === 'downloading') return { cause: 'data', detail: 'it has computed already' };
      world.lives.reject(job, timeS, decision.cause);
      return null;
    case 'place':
      return place(world, job, decision.satellites, timeS);
    case 'start':
      return start(world, job, decision.satellites, timeS);
    case 'resume':
      return start(world, job, placesOf(job), timeS);
    case 'preempt':
      return preempt(world, job, timeS);
    case 'migrate':
      return move(world, job, decision.satellites, timeS);
  }
}

/** Phases in which a job stays where it is. */
const staysThen: ReadonlySet<JobPhase> = new Set([
  ...(['running', 'restarting', 'loading', 'resident', 'migrating', 'downloading'] as const),
]);

/** Why a decision cannot name a satellite; null: it can. */
function whyNotNamed(world: DecisionWorld, satellite: number): Refusal | null {
  if (world.satellites.views[satellite] === undefined) {
    return { cause: 'accelerator', detail: `there is no satellite ${satellite}` };
  }
  if (world.walk.state.isLost[satellite] === 1) {
    return { cause: 'fault', detail: 'the satellite is lost' };
  }
  return null;
}

/** Why these cannot be the satellites of a job, which holds so many; null: they can. */
function whyNotThese(
  world: DecisionWorld,
  satellites: readonly number[],
  count: number,
): Refusal | null {
  if (satellites.length !== count || (count > 1 && new Set(satellites).size !== count)) {
    const words = count === 1 ? 'one satellite' : `${count} different satellites`;
    const found = `found [${satellites.slice(0, 64).join(', ')}]`;
    return { cause: 'accelerator', detail: `expected ${words}, ${found}` };
  }
  for (const satellite of satellites) {
    const obstacle = whyNotNamed(world, satellite);
    if (obstacle !== null) return obstacle;
  }
  const firstClass = world.satellites.classIndex(satellites[0]!);
  const isLikeFirst = (each: number) => world.satellites.classIndex(each) === firstClass;
  if (count === 1 || satellites.every(isLikeFirst)) return null;
  return { cause: 'accelerator', detail: 'members of a gang need accelerators of one class' };
}

function place(
  world: DecisionWorld,
  job: LiveJob,
  satellites: readonly number[],
  timeS: number,
): Refusal | null {
  const problem = whyNotThese(world, satellites, job.satelliteCount);
  if (problem !== null) return problem;
  if (staysThen.has(job.phase)) {
    return { cause: 'data', detail: `the job is ${job.phase}` };
  }
  if (job.phase === 'preempted') return { cause: 'data', detail: 'its checkpoint is on board' };
  for (const satellite of satellites) {
    const obstacle = whyNotThere(world, job, satellite, timeS);
    if (obstacle !== null) return obstacle;
  }
  if (isPlacedOn(job, satellites)) return { cause: 'data', detail: 'it is placed there' };
  world.lives.place(job, satellites, timeS);
  return null;
}

const placesOf = ({ satelliteIndex, satelliteIndices }: LiveJob): readonly number[] =>
  satelliteIndices.length > 0 ? satelliteIndices : [satelliteIndex];

/** Whether these are the satellites of a placed job, in the order of its ring. */
function isPlacedOn(job: LiveJob, satellites: readonly number[]): boolean {
  return placesOf(job).every((each, at) => each === satellites[at]);
}

/** Why a job could not run on a satellite; null: it could. */
function whyNotThere(
  world: DecisionWorld,
  job: LiveJob,
  satellite: number,
  timeS: number,
): Refusal | null {
  if (lawOf(world.lives.world, job.index)?.isSatelliteAllowed[satellite] === 0) {
    return { cause: 'law', detail: 'its data may not be on that satellite' };
  }
  if (!Number.isFinite(job.runtimeSByClass[world.satellites.classIndex(satellite)]!)) {
    return { cause: 'accelerator', detail: 'it does not fit the accelerators there' };
  }
  if (!world.satellites.hasLeft(satellite, job.acceleratorCount)) {
    return { cause: 'fault', detail: 'too few accelerators are left there' };
  }
  const isServed = job.serviceIndex >= 0;
  const obstacle = isServed ? (world.lives.replicas?.whyNotThere(job, satellite) ?? null) : null;
  if (obstacle !== null) return obstacle;
  if (!world.lives.findsRoom(job, satellite, timeS)) {
    return { cause: 'data', detail: 'its store has no room for input and result' };
  }
  return null;
}

function move(
  world: DecisionWorld,
  job: LiveJob,
  satellites: readonly number[],
  timeS: number,
): Refusal | null {
  if (job.satelliteCount > 1) return { cause: 'data', detail: 'gangs do not move' };
  const satellite = satellites[0]!;
  const problem = whyNotThese(world, satellites, 1);
  if (problem !== null) return problem;
  const obstacle = whyNoMove(job, satellite) ?? whyNotThere(world, job, satellite, timeS);
  if (obstacle !== null) return obstacle;
  migrate(world.lives, job, satellite, timeS);
  return null;
}

function start(
  world: DecisionWorld,
  job: LiveJob,
  satellites: readonly number[],
  timeS: number,
): Refusal | null {
  const problem = whyNotThese(world, satellites, job.satelliteCount);
  if (problem !== null) return problem;
  if (!isPlacedOn(job, satellites)) {
    const where = job.satelliteCount > 1 ? 'on other satellites' : 'on another satellite';
    return { cause: 'inputLink', detail: `the job is placed ${where}` };
  }
  if (job.phase === 'uploading') {
    return { cause: 'inputLink', detail: 'its input is not on board' };
  }
  if (job.phase !== 'ready' && job.phase !== 'preempted') {
    return { cause: 'data', detail: `the job is ${job.phase}` };
  }
  const isShort = (satellite: number) =>
    world.satellites.views[satellite]!.acceleratorFreeCount < job.acceleratorCount;
  if (satellites.some(isShort)) {
    return { cause: 'accelerator', detail: 'too few accelerators are free' };
  }
  world.start(job, timeS);
  return null;
}

function preempt(world: DecisionWorld, job: LiveJob, timeS: number): Refusal | null {
  if (job.phase !== 'running') return { cause: 'data', detail: `the job is ${job.phase}` };
  if (!job.isPreemptible) return { cause: 'priority', detail: 'the job cannot be preempted' };
  world.lives.preempt(job, timeS);
  return null;
}

function pinAntenna(
  world: DecisionWorld,
  station: number,
  satellite: number,
  timeS: number,
): Refusal | null {
  const obstacle = whyNotNamed(world, satellite);
  if (obstacle !== null) return obstacle;
  const outcome = world.lives.world.contacts.pin(station, satellite, timeS);
  if (outcome === 'pinned') return null;
  if (outcome === 'taken') return { cause: 'priority', detail: 'its antennas are promised' };
  return { cause: 'outputLink', detail: 'the satellite is not in its view' };
}

function setPowerCap(
  world: DecisionWorld,
  satellite: number,
  powerMaxW: number,
  timeS: number,
): Refusal | null {
  const obstacle = whyNotNamed(world, satellite);
  if (obstacle !== null) return obstacle;
  if (!(powerMaxW >= 0)) return { cause: 'energy', detail: 'a power cap is at least 0 W' };
  world.satellites.touch(satellite, timeS);
  world.walk.losses.close(satellite);
  world.walk.state.powerCapW[satellite] = powerMaxW;
  world.log.record(timeS, 'powerCapSet', { satellite, detail: `${powerMaxW} W` });
  return null;
}
