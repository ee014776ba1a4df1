// How does a policy that knows jobs also serve models? Replicas and requests are seen to here.

import { mainCause } from './estimate.ts';
import { isInTime } from './placement.ts';
import type { Known } from './placement.ts';
import type { Decision, JobView, Policy, PolicyEvent } from './policy.ts';
import { bestForReplica, createCoverage } from './replicaPlacement.ts';
import type { Coverage } from './replicaPlacement.ts';
import { bestReplica } from './requestPlacement.ts';
import type { PlacedReplica } from './requestPlacement.ts';

interface ServiceMemory {
  readonly coverage: Coverage;
  replicas: PlacedReplica[];
  /** Released, but without a place so far. */
  waiting: JobView[];
}

interface Memory {
  readonly own: unknown;
  readonly services: (ServiceMemory | undefined)[];
}

const isServed = (event: PolicyEvent): boolean => 'job' in event && event.job.serviceIndex >= 0;

function serviceOf({ services }: Memory, { serviceIndex }: JobView): ServiceMemory {
  return (services[serviceIndex] ??= { coverage: createCoverage(), replicas: [], waiting: [] });
}

/** Places for the replicas that have none; what finds none waits for accelerators to fall free. */
function placeReplicas(service: ServiceMemory, known: Known, decisions: Decision[]): void {
  const { waiting } = service;
  service.waiting = [];
  for (const job of waiting) {
    const isAble = known.state.satellites.some(
      ({ classIndex }) => job.runtimeSByClass[classIndex]! < Infinity,
    );
    const satellite = isAble ? bestForReplica(job, known, service.coverage) : null;
    if (!isAble) decisions.push({ kind: 'reject', job: job.index, cause: 'accelerator' });
    else if (satellite === null) service.waiting.push(job);
    else {
      service.replicas.push({ job, satellite: satellite.index });
      decisions.push({ kind: 'place', job: job.index, satellites: [satellite.index] });
    }
  }
}

/** A request goes to the best replica, or is turned away if it would be late at all of them. */
function placeRequest(
  job: JobView,
  { replicas }: ServiceMemory,
  known: Known,
  sent: Map<number, number>,
): Decision {
  const best = bestReplica(job, known, replicas, (satellite) => sent.get(satellite) ?? 0);
  if (best === null) return { kind: 'reject', job: job.index, cause: 'accelerator' };
  if (!isInTime(job, best, known)) {
    const cause = mainCause(best.estimate, known.state.timeS);
    return { kind: 'reject', job: job.index, cause };
  }
  const { index } = best.satellite;
  sent.set(index, (sent.get(index) ?? 0) + 1);
  return { kind: 'place', job: job.index, satellites: [index] };
}

/** Replicas first, wherever they stand among the events: requests go to where these will be. */
function serve(events: readonly PolicyEvent[], known: Known, memory: Memory): Decision[] {
  const decisions: Decision[] = [];
  const requests: JobView[] = [];
  for (const event of events) {
    if (event.kind !== 'jobReleased') continue;
    const { job } = event;
    if (!job.isReplica) {
      requests.push(job);
      continue;
    }
    const service = serviceOf(memory, job);
    service.replicas = service.replicas.filter((placed) => placed.job !== job);
    service.waiting.push(job);
  }
  for (const service of memory.services) {
    if (service !== undefined && service.waiting.length > 0) {
      placeReplicas(service, known, decisions);
    }
  }
  const sent = new Map<number, number>();
  for (const job of requests) {
    decisions.push(placeRequest(job, serviceOf(memory, job), known, sent));
  }
  return decisions;
}

/**
 * The policy with served models beside its jobs: replicas are spread so that people reach one of
 * them as much of the time as can be, each request goes to the replica whose answer is expected
 * first. The policy itself hears of neither, and of their accelerators only that others have them.
 */
export function servingToo(policy: Policy): Policy {
  return {
    name: policy.name,
    summary: policy.summary,
    createMemory: (): Memory => ({ own: policy.createMemory(), services: [] }),
    decide(state, forecast, anyMemory) {
      const memory = anyMemory as Memory;
      const isWaiting = memory.services.some((service) => service && service.waiting.length > 0);
      const served = state.events.filter(isServed);
      if (served.length === 0 && !isWaiting) return policy.decide(state, forecast, memory.own);
      const decisions = serve(served, { state, forecast }, memory);
      const events = state.events.filter((event) => !isServed(event));
      if (events.length === 0) return decisions;
      return [...decisions, ...policy.decide({ ...state, events }, forecast, memory.own)];
    },
  };
}
