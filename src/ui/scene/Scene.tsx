// What is the scene for the rest of the page? One component: 3D where it can be had, else a map.

import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import { describeScene, describeSelection } from './describe.ts';
import { FlatMap } from './FlatMap.tsx';
import type { KeyframeSource } from './keyframes.ts';
import { stateIndexOf } from './satelliteState.ts';
import { mountScene } from './mountScene.tsx';
import type { MountedScene } from './mountScene.tsx';
import { hasWebGl2 } from './stageCanvas.ts';
import './scene.css';

/** What went wrong with drawing, if anything did. */
type Trouble = 'none' | 'lost' | 'noPositions';

const troubleTexts: Readonly<Record<Exclude<Trouble, 'none'>, string>> = {
  lost: 'The browser has taken the graphics away for the moment. The view comes back by itself.',
  noPositions: 'Positions cannot be computed at the moment. The view tries again every second.',
};

/** Mounts the 3D scene into two elements, and hands it the source of its keyframes. */
function useScene(
  stage: RefObject<HTMLDivElement | null>,
  labels: RefObject<HTMLDivElement | null>,
  keyframes: KeyframeSource | null,
): { readonly trouble: Trouble; readonly press: (key: string) => boolean } {
  const [trouble, setTrouble] = useState<Trouble>('none');
  const mounted = useRef<MountedScene | null>(null);
  useEffect(() => {
    if (stage.current === null || labels.current === null) return;
    const scene = mountScene(stage.current, labels.current, setTrouble);
    mounted.current = scene;
    return () => {
      mounted.current = null;
      scene.unmount();
    };
  }, [stage, labels]);
  useEffect(() => {
    mounted.current?.setSource(keyframes);
  }, [keyframes]);
  return { trouble, press: (key) => mounted.current?.press(key) ?? false };
}

/** In words what the picture shows, and politely what gets selected. */
function SceneWords({ id }: { readonly id: string }) {
  const scenario = useStore((state) => state.scenario);
  const result = useStore((state) => state.result);
  const selection = useStore((state) => state.selection);
  const text = useMemo(() => {
    const index = result === null || selection === null ? null : stateIndexOf(result);
    return describeSelection(selection, scenario, index, clock.timeS);
  }, [selection, scenario, result]);
  return (
    <>
      <p id={id} className="sceneWords">
        {describeScene(scenario)} Arrow keys turn the view, plus and minus zoom, F follows what is
        selected, Escape lets go.
      </p>
      <p className="sceneWords" aria-live="polite">
        {text}
      </p>
    </>
  );
}

/** Keys that mean something while the scene has the focus. */
function onSceneKey(event: KeyboardEvent, press: (key: string) => boolean): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { isFollowing, set } = useStore.getState();
  const isLetGo = event.key === 'Escape' && isFollowing;
  if (isLetGo) set({ isFollowing: false });
  if (!press(event.key) && !isLetGo) return;
  event.preventDefault();
  event.stopPropagation();
}

function SolidScene({ keyframes }: { readonly keyframes: KeyframeSource | null }) {
  const stage = useRef<HTMLDivElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const wordsId = useId();
  const { trouble, press } = useScene(stage, labels, keyframes);
  return (
    <div className="scene">
      <div
        ref={stage}
        className="sceneStage"
        role="application"
        aria-label="3D view of the Earth and the satellites"
        aria-describedby={wordsId}
        tabIndex={0}
        onKeyDown={(event) => onSceneKey(event, press)}
      />
      <div ref={labels} className="sceneLabels" aria-hidden="true" />
      <SceneWords id={wordsId} />
      {trouble === 'none' ? null : (
        <p className="sceneTrouble" role="status">
          {troubleTexts[trouble]}
        </p>
      )}
    </div>
  );
}

/**
 * The scene. It reads the store and the clock, never ticks the clock, and fills its parent.
 * Without WebGL2 the same satellites are drawn on a flat map.
 */
export default function Scene({ keyframes }: { readonly keyframes: KeyframeSource | null }) {
  return hasWebGl2() ? <SolidScene keyframes={keyframes} /> : <FlatMap keyframes={keyframes} />;
}
