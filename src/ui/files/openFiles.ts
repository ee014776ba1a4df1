// What happens to files that are dropped or opened?

import type { Problem } from '../../compute/index.ts';
import { reportProblems, startRun } from '../run/runs.ts';
import { useFileOffer } from './fileOffer.ts';
import { isTrace, recognise, shownName, tooLarge, traceByteMax } from './recognise.ts';
import type { KnownFile, Recognition } from './recognise.ts';
import { attachments, problemsTogether } from './together.ts';

const fileCountMax = 20;

async function read(file: File): Promise<Recognition> {
  const { name, size } = file;
  try {
    if (await isTrace(file)) {
      return tooLarge(name, size, traceByteMax) ?? { kind: 'trace', name, file, text: '' };
    }
    const refusal = tooLarge(name, size);
    return refusal ?? recognise(name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    const path = shownName(name);
    const message = 'the file could not be read';
    const hint = 'is it a folder, or was it moved?';
    return { kind: 'problems', problems: [{ path, message, hint }] };
  }
}

/** With a scenario come the texts of the traces that it may name. */
async function withTexts(known: readonly KnownFile[]): Promise<KnownFile[]> {
  const hasScenario = known.some(({ kind }) => kind === 'scenario');
  return Promise.all(
    known.map(async (file) =>
      hasScenario && file.kind === 'trace' ? { ...file, text: await file.file.text() } : file,
    ),
  );
}

/** Runs the scenario among the files with the others attached; else asks what they are for. */
function take(known: readonly KnownFile[]): void {
  const scenario = known.find((file) => file.kind === 'scenario');
  if (scenario !== undefined) {
    const files = attachments(scenario, known);
    startRun({ text: scenario.text, files }, shownName(scenario.name), null);
    return;
  }
  const elements = known.filter((file) => file.kind === 'elements');
  const traces = known.filter((file) => file.kind === 'trace');
  useFileOffer.setState({ offer: { elements, traces } });
}

function refuseCount(count: number): void {
  const message = `expected at most ${fileCountMax} files at once, found ${count}`;
  reportProblems([{ path: '', message, hint: 'drop them in several goes' }]);
}

/** Takes files in: all of them or, if anything is wrong with one, none and the list of problems. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length > fileCountMax) {
    refuseCount(files.length);
    return;
  }
  const problems: Problem[] = [];
  const found: KnownFile[] = [];
  for (const file of files) {
    const one = await read(file);
    if (one.kind === 'problems') problems.push(...one.problems);
    else found.push(one);
  }
  const known = await withTexts(found);
  if (problems.length === 0) problems.push(...problemsTogether(known));
  if (problems.length > 0) reportProblems(problems);
  else if (known.length > 0) take(known);
}

/** Lets the user pick files. */
export function pickFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    void openFiles([...(input.files ?? [])]);
  });
  input.click();
}
