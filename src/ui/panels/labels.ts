// What are outcomes and events called on screen?

import type { EventKind, JobStatus } from '../../compute/index.ts';

export const statusLabels: Readonly<Record<JobStatus, string>> = {
  onTime: 'On time',
  late: 'Late',
  rejected: 'Rejected',
  unfinished: 'Unfinished',
};

/** Groups of the filter of the event list; every kind is in exactly one. */
export const eventGroups = {
  Jobs: ['jobReleased', 'jobAdmitted', 'jobRejected', 'jobPlaced', 'jobDelivered'],
  Compute: ['computeStarted', 'computePreempted', 'computeResumed', 'computeFinished'],
  Data: ['inputStarted', 'inputArrived', 'outputStarted', 'contactStarted', 'contactEnded'],
  Light: ['penumbraEntered', 'umbraEntered', 'umbraLeft', 'penumbraLeft'],
  Plant: [
    'throttleStarted',
    'throttleEnded',
    'batteryFloorReached',
    'batteryFloorLeft',
    'batteryFull',
    'batteryEmptyReached',
    'batteryEmptyLeft',
    'housekeepingUnmet',
    'housekeepingMet',
    'loadShedStarted',
    'loadShedEnded',
    'heatTripped',
    'heatTripEnded',
    'powerCapSet',
  ],
  Faults: [
    'satelliteLost',
    'computeInterrupted',
    'chipInterrupted',
    'hostCrashed',
    'acceleratorLost',
    'silentCorruption',
  ],
  Refusals: ['decisionRefused'],
} as const satisfies Readonly<Record<string, readonly EventKind[]>>;

export type EventGroup = keyof typeof eventGroups;
