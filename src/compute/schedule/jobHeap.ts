// Which job goes first? A binary heap in a plain array, so that a policy's memory stays plain data.

import type { JobView } from './policy.ts';

/** A job that waits; of two the one with the smaller number goes first. */
export interface Waiting {
  readonly job: JobView;
  readonly urgency: number;
}

/** Less first; equal ones by release order. */
export function goesBefore(a: Waiting, b: Waiting): boolean {
  return a.urgency < b.urgency || (a.urgency === b.urgency && a.job.index < b.job.index);
}

export function pushJob(heap: Waiting[], waiting: Waiting): void {
  let at = heap.length;
  heap.push(waiting);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!goesBefore(waiting, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = waiting;
}

/** Remove the first job; the heap must not be empty. */
export function popJob(heap: Waiting[]): Waiting {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && goesBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!goesBefore(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
