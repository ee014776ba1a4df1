// Which part of a file of recorded jobs does a scenario need?

/** Files up to this size are attached whole; of larger ones what is taken. */
const wholeMaxByte = 16_000_000;
const newline = 10;
const semicolon = 59;

/**
 * The text of the first lines of a file, so many that are no comments behind `;`, read in parts so
 * that the page never stops.
 */
export async function firstLines(file: Blob, lineMax: number): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  const reader = file.stream().getReader();
  const parts: string[] = [];
  let lineCount = 0;
  let isLineStart = true;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.concat(decoder.decode()).join('');
    for (let at = 0; at < value.length; at += 1) {
      if (isLineStart && value[at] !== semicolon) lineCount += 1;
      isLineStart = value[at] === newline;
      if (lineCount <= lineMax) continue;
      void reader.cancel();
      return parts.concat(decoder.decode(value.subarray(0, at))).join('');
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}

/** The text to attach so that the first `takeCount` good rows are in it. */
export function textToAttach(file: Blob, takeCount: number, skippedCount: number): Promise<string> {
  if (file.size <= wholeMaxByte) return file.text();
  return firstLines(file, 1 + takeCount + skippedCount);
}
