// How many hops is every node at least away from a target, whatever the time?

import type { ContactPlan } from './contactPlan.ts';

/** Hops where no way leads. */
export const unreachable = 0xffff;

/** Least hop counts over all contacts of the run, by target; computed when first asked for. */
export class HopBounds {
  private readonly plan: ContactPlan;
  private readonly byTarget = new Map<number, Uint16Array>();
  /** By node: those that ever send to it, each once. */
  private senders: readonly (readonly number[])[] | null = null;

  constructor(plan: ContactPlan) {
    this.plan = plan;
  }

  /** By node: hops to the target at least; 65535: never. */
  to(target: number): Uint16Array {
    let hops = this.byTarget.get(target);
    if (hops === undefined) {
      hops = this.search(target);
      this.byTarget.set(target, hops);
    }
    return hops;
  }

  private search(target: number): Uint16Array {
    this.senders ??= sendersOf(this.plan);
    const hops = new Uint16Array(this.plan.nodeCount).fill(unreachable);
    hops[target] = 0;
    const queue = [target];
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at]!;
      for (const sender of this.senders[node]!) {
        if (hops[sender] !== unreachable) continue;
        hops[sender] = hops[node]! + 1;
        queue.push(sender);
      }
    }
    return hops;
  }
}

function sendersOf({ nodeCount, count, fromNode, toNode }: ContactPlan): number[][] {
  const senders = Array.from({ length: nodeCount }, () => new Set<number>());
  for (let row = 0; row < count; row += 1) senders[toNode[row]!]!.add(fromNode[row]!);
  return senders.map((set) => [...set].sort((a, b) => a - b));
}
