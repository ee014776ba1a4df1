// How is a dropped trace read: by a worker of its own, which no run keeps waiting?

import { useEffect, useState } from 'react';
import type { TracePreview } from '../../compute/index.ts';
import { WorkerClient } from '../run/client.ts';
import type { StudyClient } from '../run/study.ts';

export type TraceReading =
  | { readonly kind: 'reading'; readonly doneFraction: number }
  | { readonly kind: 'known'; readonly preview: TracePreview }
  | { readonly kind: 'failed'; readonly message: string };

const createTraceWorker = (): Worker =>
  new Worker(new URL('../run/trace.worker.ts', import.meta.url), { type: 'module' });

const unknown = 'the rows are of no kind of trace that is known';

/** Asks for the preview of a file and tells how it goes on. */
export function askPreview(
  client: Pick<StudyClient, 'request'>,
  file: Blob,
  tell: (reading: TraceReading) => void,
): void {
  client.request({ kind: 'trace', file }, (answer) => {
    if (answer.kind === 'progress') {
      tell({ kind: 'reading', doneFraction: answer.progress.doneFraction });
    } else if (answer.kind === 'result' && answer.of === 'trace') {
      const { preview } = answer;
      tell(preview === null ? { kind: 'failed', message: unknown } : { kind: 'known', preview });
    } else {
      const message = answer.kind === 'crashed' ? answer.message : unknown;
      tell({ kind: 'failed', message });
    }
  });
}

const traceClient = new WorkerClient(createTraceWorker);

/** Starts the worker before a file comes, so that none must be fetched then. */
export function warmTraces(): void {
  traceClient.warm();
}

/** The preview of a file as it comes; a worker that is still reading ends with the question. */
export function useTracePreview(file: Blob): TraceReading {
  const [reading, setReading] = useState<TraceReading>({ kind: 'reading', doneFraction: 0 });
  useEffect(() => {
    let isReading = true;
    askPreview(traceClient, file, (told) => {
      isReading = told.kind === 'reading';
      setReading(told);
    });
    return () => {
      if (isReading) traceClient.stop();
    };
  }, [file]);
  return reading;
}
