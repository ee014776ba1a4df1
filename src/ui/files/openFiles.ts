// What happens to files that are dropped or opened?

import type { Problem } from '../../compute/index.ts';
import { reportProblems, startRun } from '../run/runs.ts';
import { useFileOffer } from './fileOffer.ts';
import { recognise, shownName, tooLarge } from './recognise.ts';
import type { KnownFile, Recognition } from './recognise.ts';

const fileCountMax = 20;

async function read(file: File): Promise<Recognition> {
  const refusal = tooLarge(file.name, file.size);
  if (refusal !== null) return refusal;
  try {
    return recognise(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    const path = shownName(file.name);
    const message = 'the file could not be read';
    return {
      kind: 'problem',
      problem: { path, message, hint: 'is it a folder, or was it moved?' },
    };
  }
}

/** Runs the scenario among the files with the others attached; else asks what they are for. */
function take(known: readonly KnownFile[]): void {
  const scenario = known.find((file) => file.kind === 'scenario');
  if (scenario !== undefined) {
    const others = known.filter((file) => file !== scenario);
    const files = Object.fromEntries(others.map(({ name, text }) => [name, text]));
    startRun({ text: scenario.text, files }, shownName(scenario.name), null);
    return;
  }
  const elements = known.filter((file) => file.kind === 'elements');
  const traces = known.filter((file) => file.kind === 'trace');
  useFileOffer.setState({ offer: { elements, traces } });
}

/** Takes files in: all of them or, if anything is wrong with one, none and the list of problems. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const problems: Problem[] = [];
  const known: KnownFile[] = [];
  for (const file of files.slice(0, fileCountMax)) {
    const found = await read(file);
    if (found.kind === 'problem') problems.push(found.problem);
    else known.push(found);
  }
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
