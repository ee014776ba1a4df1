// What is in a file of recorded jobs? Read and summed up beside the page, however large it is.

import { previewTraceInPieces } from '../../compute/index.ts';
import type { TracePreview } from '../../compute/index.ts';
import { isRequest, messageVersion } from './messages.ts';
import type { AnswerMessage } from './messages.ts';

/** Of the time that a file takes, reading it from the disk is about so much. */
const readingShare = 0.1;

type Tell = (doneFraction: number) => void;

async function textOf(file: Blob, tell: Tell): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  const reader = file.stream().getReader();
  const parts: string[] = [];
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.concat(decoder.decode()).join('');
    parts.push(decoder.decode(value, { stream: true }));
    byteCount += value.byteLength;
    tell((readingShare * byteCount) / file.size);
  }
}

/** The preview of a file, or null when it is of no kind that is known. */
export async function previewFile(file: Blob, tell: Tell): Promise<TracePreview | null> {
  const text = await textOf(file, tell);
  const work = previewTraceInPieces(text);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    tell(readingShare + (1 - readingShare) * step.value);
  }
}

async function answer(message: unknown, post: (answer: AnswerMessage) => void): Promise<void> {
  if (!isRequest(message) || message.kind !== 'trace') return;
  const envelope = { id: message.id, version: messageVersion } as const;
  try {
    const preview = await previewFile(message.file, (doneFraction) => {
      post({ ...envelope, kind: 'progress', progress: { stage: 'account', doneFraction } });
    });
    post({ ...envelope, kind: 'result', of: 'trace', preview });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    post({ ...envelope, kind: 'crashed', message: text });
  }
}

self.onmessage = (event: MessageEvent): void => {
  void answer(event.data, (message) => {
    self.postMessage(message);
  });
};
