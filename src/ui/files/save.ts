// How do scenario, result, tables and picture leave the page?

import { runJson, tablePages } from '../../compute/index.ts';
import type { TableName } from '../../compute/index.ts';
import { clock } from '../clock.ts';
import { scenarioFileName } from '../panels/HashLine.tsx';
import { useStore } from '../store.ts';
import { inlined } from './adopt.ts';

/** Addresses of blobs are given back some time after the click that used them. */
const revokeDelayMs = 30_000;

function download(name: string, parts: BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, revokeDelayMs);
}

const stem = (): string => scenarioFileName(useStore.getState().sourceName).replace(/\.json$/, '');

/** The scenario as one file that runs anywhere: attached files are written into it. */
export function saveScenario(): void {
  const { source } = useStore.getState();
  if (source !== null) download(`${stem()}.json`, [inlined(source)], 'application/json');
}

/** The object of `run --json`. */
export function saveResult(): void {
  const { result, run } = useStore.getState();
  if (result === null) return;
  const text = `${JSON.stringify(runJson(result, run.wallS ?? 0), null, 2)}\n`;
  download(`${stem()}-${result.policy}-result.json`, [text], 'application/json');
}

export function saveTable(name: TableName): void {
  const { result } = useStore.getState();
  if (result === null) return;
  download(`${stem()}-${result.policy}-${name}.csv`, [...tablePages(result, name)], 'text/csv');
}

/** The 3D view as it is: the next frame is drawn and copied before the browser takes it away. */
export function savePicture(): void {
  const canvas = document.querySelector<HTMLCanvasElement>('.scenePane canvas');
  clock.seek(clock.timeS);
  requestAnimationFrame(() => {
    canvas?.toBlob((blob) => {
      if (blob !== null) download(`${stem()}.png`, [blob], 'image/png');
    });
  });
}
