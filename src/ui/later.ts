// What does the page fetch when it has nothing else to do, so that it needs no network any more?

import { keepBuiltIn } from './run/builtIn.ts';

/** All code that is fetched when first used; what is here already costs nothing. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./timeline/Timeline.tsx'),
  () => import('./machine/MachineView.tsx'),
  () => import('./panels/EventsTab.tsx'),
  () => import('./network/NetworkTab.tsx'),
  () => import('./network/LinksView.tsx'),
  () => import('./network/WeatherView.tsx'),
  () => import('./network/LatencyView.tsx'),
  () => import('./network/CoverageView.tsx'),
  () => import('./network/JobRoute.tsx'),
  () => import('./network/TrainingView.tsx'),
  () => import('./panels/CatalogueTab.tsx'),
  () => import('./panels/CompareTab.tsx'),
  () => import('./panels/SourcesTab.tsx'),
  () => import('./panels/SearchDialog.tsx'),
  () => import('./panels/ShortcutDialog.tsx'),
  () => import('./panels/RunMessage.tsx'),
  () => import('./timeline/nextEvent.ts'),
  () => import('./files/openFiles.ts'),
  () => import('./files/FileDialog.tsx'),
  () => import('./files/TraceDialog.tsx'),
  () => import('./files/tracePreviews.ts').then(({ warmTraces }) => warmTraces()),
  () => import('./files/save.ts'),
  () => import('./charts/Charts.tsx'),
  () => import('./workload/WorkloadView.tsx'),
  () => import('./charts/SeasonView.tsx'),
  () => import('./closeup/CloseUp.tsx'),
  () => import('./panels/Editor.tsx'),
  keepBuiltIn,
];

/** A page that draws without a pause is never idle: then this long is waited at most. */
const restMaxMs = 250;

/** A moment without work; Safari has no such thing and gets a pause. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) {
      window.requestIdleCallback(() => resolve(), { timeout: restMaxMs });
    } else setTimeout(resolve, restMaxMs);
  });
}

/** Fetches one part after the other; one that cannot be had now is asked for when it is used. */
export async function fetchTheRest(): Promise<void> {
  for (const fetchPart of parts) {
    await rest();
    await fetchPart().catch(() => undefined);
  }
  performance.mark('dawnline:at-rest');
}
