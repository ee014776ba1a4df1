// What is shown where there is no WebGL2? The same satellites on a flat map, and why.

import { useEffect, useRef } from 'react';
import type { MouseEvent } from 'react';
import { clock } from '../clock.ts';
import { useStore } from '../store.ts';
import { useCoverageChoice } from '../network/coverageStudies.ts';
import { CoverageMap } from './coverageMap.ts';
import { describeScene } from './describe.ts';
import { loadAtlas } from './earthAtlas.ts';
import { FlatMapPainter } from './flatMapPainter.ts';
import type { KeyframeSource } from './keyframes.ts';
import './scene.css';

function useFlatMap(keyframes: KeyframeSource | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    const painter = new FlatMapPainter(canvas.current);
    painter.setSource(keyframes);
    let isShown = true;
    loadAtlas('coarse', () => isShown).then(
      (atlas) => (atlas === null ? undefined : painter.setAtlas(atlas)),
      () => undefined, // the map goes without outlines
    );
    const unsubscribers = [
      clock.subscribe(painter.invalidate),
      useStore.subscribe(painter.invalidate),
    ];
    const observer = new ResizeObserver(painter.invalidate);
    observer.observe(canvas.current);
    return () => {
      isShown = false;
      for (const unsubscribe of unsubscribers) unsubscribe();
      observer.disconnect();
      painter.dispose();
    };
  }, [keyframes]);
  return canvas;
}

/** The cell of the coverage map below the pointer; null while that is not drawn. */
const cellBelow = ({ currentTarget, nativeEvent }: MouseEvent<HTMLCanvasElement>) =>
  CoverageMap.cellAt(currentTarget, nativeEvent);

/** A map instead of the 3D view; lists, timeline and inspector select satellites as ever. */
export function FlatMap({ keyframes }: { readonly keyframes: KeyframeSource | null }) {
  const canvas = useFlatMap(keyframes);
  const scenario = useStore((state) => state.scenario);
  return (
    <div className="scene">
      <canvas
        ref={canvas}
        className="sceneMap"
        role="img"
        aria-label={describeScene(scenario)}
        onPointerMove={(event) => useCoverageChoice.setState({ hoveredCell: cellBelow(event) })}
        onPointerLeave={() => useCoverageChoice.setState({ hoveredCell: null })}
        onClick={(event) => useCoverageChoice.setState({ cell: cellBelow(event) })}
      />
      <p className="sceneNotice" role="note">
        A flat map: this browser offers no WebGL2. Hardware acceleration brings the 3D view.
      </p>
    </div>
  );
}
