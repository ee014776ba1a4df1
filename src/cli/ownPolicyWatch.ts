// Whose fault is it when a run under a user's own policy fails, and when has it taken too long?
import { PolicyError, type Policy } from '../compute/index.ts';
import { placeIn } from './ownPolicy.ts';
import { Thrown, TooLong, withAlarm } from './ownPolicyAlarm.ts';
import { DecisionReader } from './ownPolicyDecisions.ts';
import { orSaying } from './ownPolicyExit.ts';
import { InputProblems, Interrupted, problemLine } from './problems.ts';

/** All decisions of a run may take so many times as long as one. */
const runPerDecision = 60;

/** A policy of a file, at work. */
interface Watched {
  readonly name: string;
  readonly path: string;
  /** What its decisions have taken in this run. */
  spentMs: number;
  timeS: number;
}

/** Watches the policies that came from files, during one command. */
export class PolicyWatch {
  private readonly limitMs: number;
  private readonly nowMs: () => number;
  private readonly byName = new Map<string, Watched>();
  /** The policy that was asked last. */
  private last: Watched | null = null;

  constructor(limitS: number, nowMs: () => number) {
    this.limitMs = limitS * 1000;
    this.nowMs = nowMs;
  }

  /** The policy with its decisions timed and copied: its code never runs outside the limit. */
  watched(policy: Policy, path: string): Policy {
    const { name } = policy;
    const at: Watched = { name, path, spentMs: 0, timeS: 0 };
    this.byName.set(name, at);
    let reader = new DecisionReader();
    return {
      ...policy,
      createMemory: () => {
        reader = new DecisionReader();
        Object.assign(at, { spentMs: 0, timeS: 0 });
        return this.timed(at, () => policy.createMemory());
      },
      decide: (state, forecast, memory) => {
        at.timeS = state.timeS;
        return this.timed(at, () => reader.read(policy.decide(state, forecast, memory), state));
      },
    };
  }

  /** The same work, where what a policy of a file does wrong is a problem with its path. */
  *steps<Step, Return>(work: Generator<Step, Return>): Generator<Step, Return> {
    if (this.byName.size === 0) return yield* work;
    try {
      return yield* orSaying(work, () => this.endLine());
    } catch (error) {
      throw this.asProblem(error);
    }
  }

  private endLine(): string {
    const { path = '', timeS = 0 } = this.last ?? {};
    const hint = `at ${timeS} s of the run; a policy does not leave the process`;
    return problemLine({ path, message: 'ended the process', hint });
  }

  private timed<T>(at: Watched, work: () => T): T {
    const startMs = this.nowMs();
    this.last = at;
    let value: T;
    try {
      value = withAlarm(work, this.limitMs);
    } catch (error) {
      throw this.failure(at, error, (this.nowMs() - startMs) / 1000);
    }
    at.spentMs += this.nowMs() - startMs;
    if (at.spentMs <= runPerDecision * this.limitMs) return value;
    const limitS = (runPerDecision * this.limitMs) / 1000;
    throw refusal(at, `its decisions took longer than ${limitS} s in all`, '');
  }

  /** What came of asking a policy, as a problem with its path; an interrupt stays one. */
  private failure(at: Watched, error: unknown, tookS: number): unknown {
    if (error instanceof Thrown) {
      const place = placeIn(error.place, at.name.split('@').at(-1));
      return refusal(at, error.message, place);
    }
    if (!(error instanceof TooLong)) return error;
    const hint = `limit ${this.limitMs / 1000} s: --decision-limit; is there an endless loop?`;
    const what = `a decision at ${at.timeS} s of the run did not return within`;
    return problem(at.path, `${what} ${tookS.toFixed(1)} s`, hint);
  }

  /** The desk says whose decision it was; what is known here already goes on as it is. */
  private asProblem(error: unknown): unknown {
    if (!(error instanceof PolicyError)) return error;
    const { cause, policyName, whatHappened } = error;
    if (cause instanceof InputProblems || cause instanceof Interrupted) return cause;
    const at = this.byName.get(policyName);
    return at === undefined ? error : refusal(at, whatHappened, '');
  }
}

const refusal = ({ path, timeS }: Watched, message: string, place: string): InputProblems =>
  problem(path, message, `${place}at ${timeS} s of the run; see docs/policies.md`);

const problem = (path: string, message: string, hint: string): InputProblems =>
  new InputProblems([{ path, message, hint }]);
