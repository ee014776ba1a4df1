// What fills the middle: the scene, or why there is nothing in it?

import { lazy, Suspense, useMemo } from 'react';
import { useCloseUp } from '../closeup/closeUpState.ts';
import { createKeyframeSource } from '../run/keyframes.ts';
import { useStore } from '../store.ts';
import { Guard } from './Guard.tsx';

const Scene = lazy(() => import('../scene/Scene.tsx'));
const SceneOverlay = lazy(() => import('./SceneOverlay.tsx'));
const CloseUp = lazy(() => import('../closeup/CloseUp.tsx'));

function EmptyScene() {
  const status = useStore((state) => state.run.status);
  if (status === 'reading' || status === 'running') return null;
  return (
    <div className="emptyState sceneEmpty">
      <strong>Nothing to show yet</strong>
      <span className="dim">Choose a scenario above, or drop a scenario file anywhere.</span>
    </div>
  );
}

/** The scene is mounted once and kept: a canvas that comes and goes loses its context. */
export function ScenePane() {
  const hash = useStore((state) => state.scenario?.hash);
  const isClose = useCloseUp((state) => state.isOpen);
  // A text that reads as the same scenario keeps its keyframes.
  const keyframes = useMemo(() => {
    const { source } = useStore.getState();
    return source === null || hash === undefined ? null : createKeyframeSource(source);
  }, [hash]);
  return (
    <section className="scenePane" aria-label="Scene">
      <Guard name="The scene">
        <Suspense fallback={<p className="skeleton">Loading the scene</p>}>
          <Scene keyframes={keyframes} />
        </Suspense>
      </Guard>
      {keyframes === null ? (
        <EmptyScene />
      ) : (
        <Guard name="The legend">
          <Suspense fallback={null}>
            <SceneOverlay />
            {isClose ? <CloseUp /> : null}
          </Suspense>
        </Guard>
      )}
    </section>
  );
}
