// How does the page talk to a worker that may be slow, stale, or dead?

import { isAnswer, messageVersion } from './messages.ts';
import type { AnswerMessage, RequestMessage } from './messages.ts';

/** The part of `Worker` that the client needs; tests hand in their own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: RequestMessage, transfer: Transferable[]): void;
  terminate(): void;
}

type WithoutEnvelope<Message> = Message extends RequestMessage
  ? Omit<Message, 'id' | 'version'>
  : never;
/** A request without its envelope, which the client writes. */
export type RequestBody = WithoutEnvelope<Exclude<RequestMessage, { kind: 'cancel' }>>;

export type AnswerListener = (answer: AnswerMessage) => void;

/** A worker that says nothing for so long while a request waits counts as dead. */
const silenceMaxMs = 20_000;

interface Waiting {
  readonly body: RequestBody;
  readonly listener: AnswerListener;
}

/** Whether nothing more follows this answer. */
function isFinal(body: RequestBody, answer: AnswerMessage): boolean {
  if (answer.kind === 'progress') return false;
  if (answer.kind !== 'result') return true;
  return !(body.kind === 'run' && !body.isCheckOnly && answer.of === 'scenario');
}

/**
 * One worker and the requests that wait for it. Answers to requests that were cancelled or already
 * answered are dropped. When the worker dies (error, unreadable message, silence) every waiting
 * request is answered `crashed` and the next request gets a new worker.
 */
export class WorkerClient {
  private worker: WorkerLike | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private readonly createWorker: () => WorkerLike;

  constructor(createWorker: () => WorkerLike) {
    this.createWorker = createWorker;
  }

  /** Sends a request; its answers go to `listener`. Returns the id, which `cancel` takes. */
  request(body: RequestBody, listener: AnswerListener, transfer: Transferable[] = []): number {
    const id = this.nextId++;
    this.waiting.set(id, { body, listener });
    this.live().postMessage({ ...body, id, version: messageVersion }, transfer);
    this.watch();
    return id;
  }

  /** Stops a request; its listener hears nothing more. */
  cancel(id: number): void {
    if (!this.waiting.delete(id)) return;
    const nextId = this.nextId++;
    this.worker?.postMessage(
      { id: nextId, version: messageVersion, kind: 'cancel', target: id },
      [],
    );
    this.watch();
  }

  /** Ends the worker and everything that waits for it, in silence. */
  stop(): void {
    this.waiting.clear();
    this.end();
  }

  /** Starts the worker before it is needed. */
  warm(): void {
    this.live();
  }

  private live(): WorkerLike {
    if (this.worker !== null) return this.worker;
    const worker = this.createWorker();
    worker.onmessage = (event) => {
      this.hear(event.data);
    };
    worker.onerror = (event) => {
      this.die(event.message || 'the worker could not be started');
    };
    worker.onmessageerror = () => {
      this.die('the worker sent a message that could not be read');
    };
    this.worker = worker;
    return worker;
  }

  private hear(answer: unknown): void {
    if (!isAnswer(answer)) {
      this.die('the worker is of another version than the page: reload the page');
      return;
    }
    const waiting = this.waiting.get(answer.id);
    if (waiting !== undefined) {
      if (isFinal(waiting.body, answer)) this.waiting.delete(answer.id);
      waiting.listener(answer);
    }
    this.watch();
  }

  private watch(): void {
    clearTimeout(this.watchdog);
    if (this.waiting.size === 0) return;
    this.watchdog = setTimeout(() => {
      this.die(`the worker has been silent for ${silenceMaxMs / 1000} s`);
    }, silenceMaxMs);
  }

  private end(): void {
    clearTimeout(this.watchdog);
    this.worker?.terminate();
    this.worker = null;
  }

  private die(message: string): void {
    this.end();
    const orphans = [...this.waiting];
    this.waiting.clear();
    for (const [id, { listener }] of orphans) {
      listener({ id, version: messageVersion, kind: 'crashed', message });
    }
  }
}
