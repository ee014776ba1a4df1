// How does a policy that never returns come to an end? Limits of wall time, which only ever abort.
import { Script } from 'node:vm';
import { PolicyError, type Policy } from '../compute/index.ts';
import { placeIn } from './ownPolicy.ts';
import { InputProblems, Interrupted } from './problems.ts';

/** All decisions of a run may take so many times as long as one. */
const runPerDecision = 60;
/** Below this mean, one alarm for each step of the run does for all of its decisions. */
const quickMs = 1;
/** Setting an alarm costs some 50 µs: too much for each decision of a quick policy. */
const stepPerDecision = 2;

const slot = Symbol.for('dawnline.watched');
const script = new Script(`globalThis[Symbol.for('dawnline.watched')]()`);

/** Runs `work`; throws with a code of Node's when it takes longer or the interrupt key is hit. */
function withAlarm<T>(work: () => T, timeoutMs: number): T {
  const holder = globalThis as { [slot]?: (() => unknown) | undefined };
  const outer = holder[slot];
  holder[slot] = work;
  try {
    return script.runInThisContext({ timeout: Math.ceil(timeoutMs), breakOnSigint: true }) as T;
  } finally {
    holder[slot] = outer;
  }
}

/** Watches the policies that came from files, during one command. */
export class PolicyWatch {
  private readonly limitMs: number;
  private readonly nowMs: () => number;
  private readonly pathByName = new Map<string, string>();
  private readonly spentMsByName = new Map<string, number>();
  /** The decision that is being made. */
  private deciding: { readonly name: string; readonly timeS: number; startMs: number } | null =
    null;
  private stepCount = 0;
  private stepMs = 0;
  private isStepWatched = false;

  constructor(limitS: number, nowMs: () => number) {
    this.limitMs = limitS * 1000;
    this.nowMs = nowMs;
  }

  /** The policy with its decisions timed. */
  watched(policy: Policy, path: string): Policy {
    const { name } = policy;
    this.pathByName.set(name, path);
    return {
      ...policy,
      createMemory: () => this.timed(name, 0, () => policy.createMemory()),
      decide: (state, forecast, memory) =>
        this.timed(name, state.timeS, () => policy.decide(state, forecast, memory)),
    };
  }

  /** The same work, step by step, under alarm where a policy of a file is at work. */
  *steps<Step, Return>(work: Generator<Step, Return>): Generator<Step, Return> {
    if (this.pathByName.size === 0) return yield* work;
    for (;;) {
      const step = this.step(work);
      if (step.done === true) return step.value;
      yield step.value;
    }
  }

  private step<Step, Return>(work: Generator<Step, Return>): IteratorResult<Step, Return> {
    this.stepCount = 0;
    this.stepMs = 0;
    try {
      if (!this.isStepWatched) return work.next();
      return withAlarm(() => work.next(), stepPerDecision * this.limitMs);
    } catch (error) {
      throw this.asProblem(error);
    } finally {
      this.isStepWatched = this.stepCount > 0 && this.stepMs < quickMs * this.stepCount;
    }
  }

  private timed<T>(name: string, timeS: number, work: () => T): T {
    const startMs = this.nowMs();
    this.deciding = { name, timeS, startMs };
    const value = this.isStepWatched ? work() : withAlarm(work, this.limitMs);
    this.deciding = null;
    const tookMs = this.nowMs() - startMs;
    this.stepCount += 1;
    this.stepMs += tookMs;
    const spentMs = (this.spentMsByName.get(name) ?? 0) + tookMs;
    this.spentMsByName.set(name, spentMs);
    if (spentMs > runPerDecision * this.limitMs) {
      const limitS = (runPerDecision * this.limitMs) / 1000;
      throw new PolicyError(name, timeS, `its decisions took longer than ${limitS} s in all`);
    }
    if (value instanceof Promise) {
      throw new PolicyError(name, timeS, 'decide() returned a promise: it must not be async');
    }
    return value;
  }

  /** What a policy of a file did wrong is a problem of the user's, by the path of the file. */
  private asProblem(error: unknown): unknown {
    const inner = error instanceof PolicyError ? (error.cause ?? error) : error;
    const code = inner instanceof Error && 'code' in inner ? inner.code : '';
    if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return new Interrupted();
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return this.timeoutProblem(error);
    const path = error instanceof PolicyError ? this.pathByName.get(error.policyName) : undefined;
    const { deciding } = this;
    if (error instanceof PolicyError && path !== undefined) {
      const place = inner instanceof Error && inner !== error ? placeIn(inner.stack ?? '') : '';
      const hint = `${place}at ${error.timeS} s of the run; see docs/policies.md`;
      return problem(path, error.whatHappened, hint);
    }
    if (deciding === null) return error;
    // createMemory is not asked by the policy's desk, which would have said whose error it is.
    const message = inner instanceof Error ? inner.message : String(inner);
    return problem(this.pathByName.get(deciding.name)!, message, 'thrown before the run began');
  }

  private timeoutProblem(error: unknown): unknown {
    const { deciding } = this;
    if (deciding === null) return error;
    const path = this.pathByName.get(deciding.name)!;
    const limit = `limit ${this.limitMs / 1000} s: --decision-limit`;
    const tookS = (this.nowMs() - deciding.startMs) / 1000;
    const isOne = tookS * 1000 >= 0.9 * this.limitMs;
    const message = isOne
      ? `a decision at ${deciding.timeS} s of the run did not return within ${tookS.toFixed(1)} s`
      : `its decisions about ${deciding.timeS} s of the run became too slow`;
    return problem(path, message, `${limit}; is there an endless loop?`);
  }
}

const problem = (path: string, message: string, hint: string): InputProblems =>
  new InputProblems([{ path, message, hint }]);
