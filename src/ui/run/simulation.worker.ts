// Who computes beside the page? A thin shell: reads messages, drives generators in slices, answers.

import { countSeen, coverageStudy, designVerdict, fillKeyframes } from '../../compute/index.ts';
import { findPolicy, latencyStudy, parseScenario, policies } from '../../compute/index.ts';
import { simulate, SurveyedRuns, takeOff, yearStudy } from '../../compute/index.ts';
import { workloadDemand, workloadSupply } from '../../compute/index.ts';
import type { Flight, Progress, Scenario } from '../../compute/index.ts';
import { eclipseSeason, readElementSets } from '../../orbit/index.ts';
import { isRequest, messageVersion } from './messages.ts';
import type { AnswerMessage, ReadScenario, RequestMessage, ScenarioSource } from './messages.ts';
import { inSlices } from './slices.ts';

/** Work between two looks at the mailbox; a cancel is heard after one slice. */
const sliceMs = 30;
/** Progress is told this often at most: more would only keep the page busy. */
const progressMs = 60;

type WithoutEnvelope<Message> = Message extends AnswerMessage
  ? Omit<Message, 'id' | 'version'>
  : never;
type AnswerBody = WithoutEnvelope<AnswerMessage>;
type Request<Kind extends RequestMessage['kind']> = RequestMessage & { readonly kind: Kind };

/** What the worker posts with; tests hand in their own. */
export type Post = (answer: AnswerMessage, transfer: Transferable[]) => void;

/** The buffers of all typed arrays in a plain value, each once. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object') buffersOf(inner, found);
    }
  }
  return found;
}

/** Answers requests until it is told no more; keeps one scenario's sources of states at hand. */
export class Simulator {
  private readonly cancelled = new Set<number>();
  private readonly busy = new Set<number>();
  private flight: Promise<Flight | null> | null = null;
  private readonly runs = new SurveyedRuns();
  private readonly post: Post;

  constructor(post: Post) {
    this.post = post;
  }

  /** Handles one message; whatever goes wrong inside is answered as `crashed`. */
  async hear(message: unknown): Promise<void> {
    if (!isRequest(message)) {
      this.answer(0, { kind: 'crashed', message: 'a message of another version' });
      return;
    }
    if (message.kind === 'cancel') {
      if (this.busy.has(message.target)) this.cancelled.add(message.target);
      return;
    }
    this.busy.add(message.id);
    try {
      await this.handle(message);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.answer(message.id, { kind: 'crashed', message: text });
    }
    this.busy.delete(message.id);
    this.cancelled.delete(message.id);
  }

  private async handle(request: Exclude<RequestMessage, { kind: 'cancel' }>): Promise<void> {
    if (request.kind === 'run') await this.run(request);
    else if (request.kind === 'propagate') await this.propagate(request);
    else if (request.kind === 'season') await this.season(request);
    else if (request.kind === 'latency') await this.latency(request);
    else if (request.kind === 'coverage') await this.coverage(request);
    else if (request.kind === 'counts') await this.counts(request);
    else if (request.kind === 'verdict' || request.kind === 'year') await this.study(request);
    else if (request.kind === 'windows') await this.windows(request);
    else if (request.kind !== 'trace') await this.ask(request);
  }

  private answer(id: number, body: AnswerBody, transfer: Transferable[] = []): void {
    this.post({ ...body, id, version: messageVersion }, transfer);
  }

  /** The scenario, told to the page as it was read; null when there are problems. */
  private read(id: number, source: ScenarioSource, isTold: boolean): Scenario | null {
    const policyNames = policies.map(({ name }) => name);
    const reading = parseScenario(source.text, source.files, { policyNames });
    const { problems, warnings } = reading;
    if (reading.scenario === null) {
      this.answer(id, { kind: 'problems', problems });
      return null;
    }
    const isCatalogue = source.isCatalogue === true;
    const scenario = isCatalogue ? withCatalogue(reading.scenario, source) : reading.scenario;
    if (isTold) {
      this.answer(id, {
        kind: 'result',
        of: 'scenario',
        scenario: withoutJobs(scenario),
        warnings,
      });
    }
    return scenario;
  }

  /** Does a work in slices; null when it was cancelled between two of them. */
  private drive<Step, Outcome>(
    id: number,
    work: Generator<Step, Outcome>,
    onStep?: (step: Step) => void,
  ): Promise<Outcome | null> {
    const isWanted = (): boolean => !this.cancelled.has(id);
    return inSlices(work, { sliceMs, isWanted, ...(onStep && { onStep }) });
  }

  private async tellOf<Outcome>(
    id: number,
    work: Generator<Pick<Progress, 'doneFraction'>, Outcome>,
  ): Promise<Outcome | null> {
    let toldMs = -Infinity;
    const tell = (done: Pick<Progress, 'doneFraction'>): void => {
      if (performance.now() < toldMs + progressMs) return;
      toldMs = performance.now();
      this.answer(id, { kind: 'progress', progress: { stage: 'account', ...done } });
    };
    return this.drive(id, work, tell);
  }

  private async run(request: Request<'run'>): Promise<void> {
    const { id, source, seed, isCheckOnly, isOnGround = false } = request;
    const startMs = performance.now();
    const scenario = this.read(id, source, true);
    if (scenario === null || isCheckOnly) return;
    const policy = findPolicy(request.policy ?? scenario.policyName);
    if (policy === null) throw new Error(`there is no policy ${request.policy}`);
    const seeded = seed === null ? scenario : { ...scenario, seed };
    const result = await this.tellOf(id, this.runs.run(seeded, policy, isOnGround));
    if (result === null) return;
    const wallS = (performance.now() - startMs) / 1000;
    const leaving = buffersOf(result);
    for (const buffer of buffersOf(this.runs.shared())) leaving.delete(buffer);
    this.answer(id, { kind: 'result', of: 'run', result, wallS }, [...leaving]);
  }

  /** The windows are those of a run without jobs: found once, in one way. */
  private async windows({ id, source }: Request<'windows'>): Promise<void> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return;
    const idle = { ...scenario, workload: { streams: [], rows: [] } };
    const result = await this.tellOf(id, simulate(idle));
    if (result === null) return;
    const { access, eclipses, links, labels } = result;
    const windows = { access, eclipses, links, labels };
    this.answer(id, { kind: 'result', of: 'windows', windows }, [...buffersOf(windows)]);
  }

  /** Sliced as runs are, so that keyframes are not kept waiting. */
  private async season({ id, orbit, startUtcMs }: Request<'season'>): Promise<void> {
    const work = eclipseSeason({ orbit, startUtcMs });
    const season = await this.drive(id, work);
    if (season === null) return;
    this.answer(id, { kind: 'result', of: 'season', season }, [...buffersOf(season)]);
  }

  private async study({ id, kind, source }: Request<'verdict' | 'year'>): Promise<void> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return;
    if (kind === 'verdict') {
      this.answer(id, { kind: 'result', of: 'verdict', verdict: designVerdict(scenario) });
      return;
    }
    const study = await this.tellOf(id, yearStudy(scenario));
    if (study !== null) this.answer(id, { kind: 'result', of: 'year', study });
  }

  private async latency({ id, source, question }: Request<'latency'>): Promise<void> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return;
    const { cities: asking, mode, satelliteIndices } = question;
    const only = satelliteIndices === null ? {} : { satelliteIndices };
    const work = latencyStudy(scenario, { cities: asking, mode, ...only });
    const cities = await this.tellOf(id, work);
    if (cities === null) return;
    this.answer(id, { kind: 'result', of: 'latency', cities }, [...buffersOf(cities)]);
  }

  private async coverage({ id, source, question }: Request<'coverage'>): Promise<void> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return;
    const found = await this.tellOf(id, coverageStudy(scenario, question));
    if (found === null) return;
    const { grid, ...columns } = found;
    const study = { ...columns, cellDeg: grid.cellDeg };
    this.answer(id, { kind: 'result', of: 'coverage', study }, [...buffersOf(study)]);
  }

  private async ask({ id, kind, source }: Request<'workload' | 'supply'>): Promise<void> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return;
    if (kind === 'supply') {
      const supply = await this.tellOf(id, workloadSupply(scenario));
      if (supply !== null) this.answer(id, { kind: 'result', of: 'supply', supply });
      return;
    }
    const demand = await this.drive(id, workloadDemand(scenario));
    if (demand !== null) this.answer(id, { kind: 'result', of: 'workload', demand });
  }

  private async takeOff(id: number, source: ScenarioSource): Promise<Flight | null> {
    const scenario = this.read(id, source, false);
    if (scenario === null) return null;
    return this.drive(id, takeOff(scenario));
  }

  /** The flight of a scenario, or that of before for null; null when the scenario has none. */
  private async fly(id: number, source: ScenarioSource | null): Promise<Flight | null> {
    if (source !== null) {
      this.flight = this.takeOff(id, source);
      return this.flight;
    }
    const flight = await this.flight;
    if (flight === null) throw new Error('no scenario to propagate');
    return flight;
  }

  private async counts(request: Request<'counts'>): Promise<void> {
    const { id, source } = request;
    const flight = await this.fly(id, source);
    if (flight === null) return;
    const work = countSeen(flight, request);
    const seen = await this.drive(id, work);
    if (seen === null) return;
    this.answer(id, { kind: 'result', of: 'counts', seen }, [...buffersOf(seen)]);
  }

  private async propagate(request: Request<'propagate'>): Promise<void> {
    const { id, source } = request;
    const flight = await this.fly(id, source);
    if (flight === null) return;
    const work = fillKeyframes(flight, request);
    const keyframes = await this.drive(id, work);
    if (keyframes === null) return;
    const transfer = [keyframes.states.buffer];
    this.answer(id, { kind: 'result', of: 'propagate', keyframes }, transfer);
  }
}

/** The scenario with every satellite of its files, however many a run could take. */
function withCatalogue(scenario: Scenario, { files }: ScenarioSource): Scenario {
  const elementSets = Object.values(files).flatMap((text) => readElementSets(text).elementSets);
  const satellites = elementSets.map((elementSet, slotIndex) => ({
    ...{ id: elementSet.catalogNumber, name: elementSet.name || elementSet.catalogNumber },
    ...{ fleetIndex: 0, elementSet, planeIndex: 0, slotIndex },
  }));
  // Another hash than that of the run of its first few satellites: they are not the same sky.
  return { ...scenario, satellites, hash: `catalogue-${scenario.hash}` };
}

/** What the page needs to know; the jobs stay here. */
function withoutJobs(scenario: Scenario): ReadScenario {
  const told: ReadScenario & { workload?: unknown } = { ...scenario };
  delete told.workload;
  return told;
}

const simulator = new Simulator((answer, transfer) => {
  self.postMessage(answer, { transfer });
});
self.onmessage = (event: MessageEvent): void => {
  void simulator.hear(event.data);
};
