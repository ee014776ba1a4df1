// What happens to files that are dropped or opened?

import type { Problem } from '../../compute/index.ts';
import { reportProblems, startRun } from '../run/runs.ts';
import { useFileOffer } from './fileOffer.ts';
import { recognise, shownName, tooLarge } from './recognise.ts';
import type { KnownFile, Recognition } from './recognise.ts';
import { attachments, problemsTogether } from './together.ts';

const fileCountMax = 20;

async function read(file: File): Promise<Recognition> {
  const refusal = tooLarge(file.name, file.size);
  if (refusal !== null) return refusal;
  try {
    return recognise(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    const path = shownName(file.name);
    const message = 'the file could not be read';
    const hint = 'is it a folder, or was it moved?';
    return { kind: 'problems', problems: [{ path, message, hint }] };
  }
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
  const known: KnownFile[] = [];
  for (const file of files) {
    const found = await read(file);
    if (found.kind === 'problems') problems.push(...found.problems);
    else known.push(found);
  }
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
