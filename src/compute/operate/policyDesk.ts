// How is a policy asked, and what is it not allowed to do to the run?

import type { Decision, Policy, PolicyState } from '../schedule/policy.ts';
import { PolicyError } from '../schedule/policyError.ts';
import { agendaKinds } from './eventQueue.ts';
import type { EventQueue } from './eventQueue.ts';
import type { World } from './world.ts';

/** A policy that is asked again and again at the same instant is stopped after this many rounds. */
const roundsMax = 1000;
/** A policy is woken no sooner than so many seconds from now, and at so many times to come. */
const wakeMinS = 1e-3;
const wakesMax = 10_000;

/** One policy with its memory; what it does wrong is reported as its own fault. */
export class PolicyDesk {
  private readonly policy: Policy;
  private readonly memory: unknown;
  private readonly world: Pick<World, 'forecast'>;
  private readonly queue: EventQueue;
  /** Times at which the policy asked to be woken. */
  private readonly wakesS = new Set<number>();
  private rounds = 0;

  constructor(policy: Policy, world: Pick<World, 'forecast'>, queue: EventQueue) {
    this.policy = policy;
    this.memory = policy.createMemory();
    this.world = world;
    this.queue = queue;
  }

  beginInstant(): void {
    this.rounds = 0;
  }

  /**
   * What the policy decides; throws a `PolicyError` when it throws, returns no list or never rests.
   */
  decide(state: PolicyState): readonly Decision[] {
    const { policy, memory, world } = this;
    const { timeS } = state;
    this.rounds += 1;
    if (this.rounds > roundsMax) throw new PolicyError(policy.name, timeS, 'never comes to rest');
    let decisions: unknown;
    try {
      decisions = policy.decide(state, world.forecast, memory);
    } catch (error) {
      const whatHappened = error instanceof Error ? error.message : String(error);
      throw new PolicyError(policy.name, timeS, whatHappened, error);
    }
    if (Array.isArray(decisions)) return decisions as readonly Decision[];
    throw new PolicyError(policy.name, timeS, 'expected a list of decisions');
  }

  /** Wake the policy then; false when that cannot be. */
  wakeAt(wakeS: number, timeS: number): boolean {
    if (this.wakesS.has(wakeS)) return true;
    if (!(wakeS >= timeS + wakeMinS) || this.wakesS.size >= wakesMax) return false;
    this.wakesS.add(wakeS);
    this.queue.push(wakeS, agendaKinds.wake, 0, 0);
    return true;
  }

  woken(timeS: number): void {
    this.wakesS.delete(timeS);
  }
}
