// What happens to files that are dropped or opened?

import { fileNamesOf } from '../../compute/index.ts';
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
    const hint = 'is it a folder, or was it moved?';
    return { kind: 'problems', problems: [{ path, message, hint }] };
  }
}

/** What is wrong with files that are fine one by one: nothing is left out in silence. */
export function problemsTogether(known: readonly KnownFile[]): Problem[] {
  const [scenario, ...others] = known.filter((file) => file.kind === 'scenario');
  if (scenario === undefined) return [];
  const problems = others.map(({ name }) => ({
    path: shownName(name),
    message: `expected one scenario, found this one beside ${shownName(scenario.name)}`,
    hint: 'drop one scenario, with the files that it names',
  }));
  const named = new Set(fileNamesOf(scenario.text));
  const unused = known.filter(({ kind, name }) => kind !== 'scenario' && !named.has(name));
  return [
    ...problems,
    ...unused.map(({ name }) => ({
      path: shownName(name),
      message: `the scenario ${shownName(scenario.name)} names no file of this name`,
      hint: 'name it there as "file", or drop it alone to say what it is for',
    })),
  ];
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
