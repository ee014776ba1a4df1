// What does a replica do next: read a prompt, write tokens, wait? Continuous batching, by events.

/** How fast a replica works, and how much of it is room. */
export interface ReplicaPace {
  readonly batchMax: number;
  /** Tokens whose keys and values fit beside the weights; left out: any number. */
  readonly kvTokensMax?: number;
  /** Reading one prompt, alone. */
  prefillS(promptTokens: number): number;
  /** One more token for each of a batch, with so many tokens of context in all. */
  decodeStepS(batch: number, contextTokens: number): number;
}

/** A request as the engine sees it. */
export interface EngineRequest {
  readonly promptTokens: number;
  readonly outputTokens: number;
}

/** A request that is being answered: the step of the batch that writes its last token. */
interface Active<R> {
  readonly request: R;
  readonly lastStep: number;
}

/** Keys and values of a request when it is at its end. */
export const kvTokensOf = ({ promptTokens, outputTokens }: EngineRequest): number =>
  Math.max(1, promptTokens + outputTokens);

/** Tokens that steps look back on, in the mean over an answer. */
const contextTokensOf = ({ promptTokens, outputTokens }: EngineRequest): number =>
  promptTokens + outputTokens / 2;

/**
 * One replica with continuous batching, on a clock of work that somebody else moves on. Requests
 * wait in order of arrival; the first is read, and its first token written, as soon as there is a
 * place in the batch and room for its whole cache, before the batch goes on; then all of the batch
 * write a token a step. Steps in which nothing changes are taken together, so that there are as
 * many events as requests, not as tokens.
 */
export class ReplicaEngine<R extends EngineRequest> {
  /** When the next thing happens, on the clock of work; Infinity: nothing to do. */
  nextWorkS = Infinity;
  /** What the last call brought about: began to be read, has its first token, is answered. */
  begun: R | null = null;
  firstToken: R | null = null;
  readonly answered: R[] = [];
  batchPeak = 0;
  queuePeak = 0;
  private readonly pace: ReplicaPace;
  private isReady = false;
  private workS = 0;
  private step = 0;
  private stepS = Infinity;
  private stepCount = 0;
  private reading: R | null = null;
  private active: Active<R>[] = [];
  private waiting: R[] = [];
  private waitingFrom = 0;
  private kvTokens = 0;
  private contextTokens = 0;

  constructor(pace: ReplicaPace) {
    this.pace = pace;
  }

  get batchCount(): number {
    return this.active.length + (this.reading === null ? 0 : 1);
  }

  get waitingCount(): number {
    return this.waiting.length - this.waitingFrom;
  }

  /** Those that are being answered, by their admission. */
  batch(): R[] {
    const requests = this.active.map(({ request }) => request);
    return this.reading === null ? requests : [...requests, this.reading];
  }

  /** Weights are there: begin with those that wait. */
  resume(workS: number): void {
    this.clearNews();
    this.isReady = true;
    this.workS = workS;
    this.plan();
  }

  /** All caches are lost: those in the batch wait again, before all others; nothing goes on. */
  reset(): void {
    this.clearNews();
    const waiting = this.waiting.slice(this.waitingFrom);
    this.waiting = [...this.batch(), ...waiting];
    this.waitingFrom = 0;
    this.active = [];
    this.reading = null;
    this.kvTokens = 0;
    this.contextTokens = 0;
    this.isReady = false;
    this.nextWorkS = Infinity;
  }

  join(request: R, workS: number): void {
    this.clearNews();
    this.waiting.push(request);
    this.queuePeak = Math.max(this.queuePeak, this.waitingCount);
    if (!this.isReady || this.reading !== null) return;
    if (this.active.length === 0) {
      this.workS = Math.max(this.workS, workS);
      this.plan();
    } else if (this.waitingCount === 1 && this.hasRoom(request)) this.cutSteps(workS);
  }

  /** What is due at `nextWorkS` happens. */
  advance(): void {
    this.clearNews();
    this.workS = this.nextWorkS;
    const { reading } = this;
    if (reading === null) this.takeSteps();
    else this.endReading(reading);
    this.plan();
  }

  /** A request is withdrawn; false: it was not here. */
  leave(request: R, workS: number): boolean {
    this.clearNews();
    const at = this.waiting.indexOf(request, this.waitingFrom);
    if (at >= 0) this.waiting.splice(at, 1);
    else if (this.reading === request) this.abandonReading(request, workS);
    else if (!this.withdraw(request, workS)) return false;
    return true;
  }

  private abandonReading(request: R, workS: number): void {
    this.reading = null;
    this.free(request);
    this.workS = Math.max(this.workS, workS);
    this.plan();
  }

  private withdraw(request: R, workS: number): boolean {
    const at = this.active.findIndex((each) => each.request === request);
    if (at < 0) return false;
    this.active.splice(at, 1);
    this.free(request);
    if (this.reading !== null) return true;
    if (this.active.length > 0) this.cutSteps(workS);
    else {
      this.workS = Math.max(this.workS, workS);
      this.plan();
    }
    return true;
  }

  /** The steps under way end with the one that is being taken. */
  private cutSteps(workS: number): void {
    const begun = Math.max(1, Math.ceil((workS - this.workS) / this.stepS));
    if (begun >= this.stepCount) return;
    this.stepCount = begun;
    this.nextWorkS = this.workS + begun * this.stepS;
  }

  private takeSteps(): void {
    this.step += this.stepCount;
    const before = this.active;
    this.active = before.filter(({ lastStep }) => lastStep > this.step);
    if (this.active.length === before.length) return;
    for (const { request, lastStep } of before) if (lastStep <= this.step) this.finish(request);
  }

  private endReading(request: R): void {
    this.reading = null;
    this.firstToken = request;
    const leftTokens = Math.max(0, Math.ceil(request.outputTokens) - 1);
    if (leftTokens === 0) this.finish(request);
    else this.active.push({ request, lastStep: this.step + leftTokens });
    this.batchPeak = Math.max(this.batchPeak, this.active.length);
  }

  private finish(request: R): void {
    this.free(request);
    this.answered.push(request);
  }

  private plan(): void {
    const head = this.waiting[this.waitingFrom];
    if (head !== undefined && this.hasRoom(head)) this.read(head);
    else if (this.active.length === 0) this.nextWorkS = Infinity;
    else {
      const { active, step } = this;
      this.stepS = this.pace.decodeStepS(active.length, this.contextTokens);
      const least = active.reduce((soonest, each) => Math.min(soonest, each.lastStep), Infinity);
      this.stepCount = least - step;
      this.nextWorkS = this.workS + this.stepCount * this.stepS;
    }
  }

  private read(request: R): void {
    this.waitingFrom += 1;
    if (this.waitingFrom > 1024 && 2 * this.waitingFrom > this.waiting.length) {
      this.waiting = this.waiting.slice(this.waitingFrom);
      this.waitingFrom = 0;
    }
    this.reading = request;
    this.begun = request;
    this.kvTokens += kvTokensOf(request);
    this.contextTokens += contextTokensOf(request);
    this.nextWorkS = this.workS + this.pace.prefillS(request.promptTokens);
  }

  private hasRoom(request: R): boolean {
    const { batchMax, kvTokensMax = Infinity } = this.pace;
    return this.active.length < batchMax && this.kvTokens + kvTokensOf(request) <= kvTokensMax;
  }

  private free(request: R): void {
    this.kvTokens -= kvTokensOf(request);
    this.contextTokens -= contextTokensOf(request);
  }

  private clearNews(): void {
    this.begun = null;
    this.firstToken = null;
    this.answered.length = 0;
  }
}
