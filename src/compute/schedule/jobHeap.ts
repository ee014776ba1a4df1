// Which job goes first? A binary heap in a plain array, so that a policy's memory stays plain data.

import type { JobView } from './policy.ts';

/** True when a goes before b. */
export type JobOrder = (a: JobView, b: JobView) => boolean;

/** Earlier deadline first; equal ones by release order. */
export function byDeadline(a: JobView, b: JobView): boolean {
  return a.deadlineS < b.deadlineS || (a.deadlineS === b.deadlineS && a.index < b.index);
}

export function pushJob(heap: JobView[], job: JobView, isBefore: JobOrder): void {
  let at = heap.length;
  heap.push(job);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(job, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = job;
}

/** Remove the first job; the heap must not be empty. */
export function popJob(heap: JobView[], isBefore: JobOrder): JobView {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
