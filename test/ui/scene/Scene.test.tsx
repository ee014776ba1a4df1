// What does the scene offer to keyboards, to screen readers, and to browsers without WebGL2?
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { describeScene, describeSelection } from '../../../src/ui/scene/describe.ts';
import { DetailChoice } from '../../../src/ui/scene/detail.ts';
import { mapPoint } from '../../../src/ui/scene/flatMapPainter.ts';
import { PointerWatch } from '../../../src/ui/scene/pointer.ts';
import Scene from '../../../src/ui/scene/Scene.tsx';
import { isSameSelection, satelliteOf } from '../../../src/ui/scene/sceneReader.ts';
import type { Result } from '../../../src/compute/index.ts';
import { walkerScenario } from './walker.ts';

afterEach(cleanup);

describe('the scene', () => {
  test('without WebGL2 a flat map is shown, and why', () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('offline')));
    render(<Scene keyframes={null} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('No scenario is open');
    expect(screen.getByRole('note').textContent).toContain('WebGL2');
    vi.unstubAllGlobals();
  });

  test('the words say how much is in the picture and what is selected', () => {
    const scenario = walkerScenario(6, 2);
    expect(describeScene(scenario)).toBe(
      'A shell: 6 satellites of 2 fleets and 3 ground stations around the Earth.',
    );
    const satellite = { kind: 'satellite', index: 2 } as const;
    expect(describeSelection(satellite, scenario, null, 0)).toBe(
      'Satellite w-3 selected: Not simulated yet.',
    );
    const station = { kind: 'station', index: 1 } as const;
    expect(describeSelection(station, scenario, null, 0)).toBe('Station Zürich selected.');
    expect(describeSelection({ kind: 'satellite', index: 99 }, scenario, null, 0)).toBe('');
  });

  test('a selected job means the satellite that ran it', () => {
    const result = { jobs: { satelliteIndex: Int32Array.of(5, -1) } } as unknown as Result;
    expect(satelliteOf({ kind: 'job', index: 0 }, result)).toBe(5);
    expect(satelliteOf({ kind: 'job', index: 1 }, result)).toBe(-1);
    expect(satelliteOf({ kind: 'station', index: 0 }, result)).toBe(-1);
    expect(isSameSelection(null, null)).toBe(true);
    expect(isSameSelection({ kind: 'job', index: 1 }, { kind: 'station', index: 1 })).toBe(false);
  });

  test('on the flat map Greenwich is in the middle and north is up', () => {
    expect(mapPoint(0, 0, 800, 400)).toEqual([400, 200]);
    expect(mapPoint(Math.PI / 2, Math.PI / 4, 800, 400)).toEqual([600, 100]);
  });
});

describe('the pointer', () => {
  const setup = () => {
    const element = document.createElement('div');
    const actions = { click: vi.fn(), doubleClick: vi.fn(), move: vi.fn() };
    const watch = new PointerWatch(element, actions);
    const fire = (type: string, clientX: number) =>
      element.dispatchEvent(
        new PointerEvent(type, { clientX, clientY: 10, button: 0, isPrimary: true }),
      );
    return { actions, watch, fire };
  };

  test('a press without movement is a click, a press that moves is a drag', () => {
    const { actions, fire } = setup();
    for (const type of ['pointerdown', 'pointermove', 'pointerup']) fire(type, 50);
    expect(actions.click).toHaveBeenCalledTimes(1);
    fire('pointerdown', 50);
    fire('pointermove', 90);
    fire('pointerup', 90);
    expect(actions.click).toHaveBeenCalledTimes(1);
  });

  test('nothing is hovered during a drag or after the pointer has left', () => {
    const { watch, fire } = setup();
    fire('pointermove', 20);
    expect(watch.hover?.xPx).toBe(20);
    fire('pointerdown', 20);
    fire('pointermove', 80);
    expect(watch.hover).toBeNull();
    fire('pointerup', 80);
    fire('pointermove', 81);
    expect(watch.hover?.xPx).toBe(81);
    fire('pointerleave', 81);
    expect(watch.hover).toBeNull();
  });
});

describe('the choice of detail', () => {
  test('slow frames give up the fine outlines, which come back when the scene rests', () => {
    vi.useFakeTimers();
    const invalidate = vi.fn();
    const choice = new DetailChoice(invalidate);
    const fast = Array.from({ length: 30 }, (_, frame) => choice.next(frame * 16));
    expect(new Set(fast)).toEqual(new Set(['fine']));
    const slow = Array.from({ length: 30 }, (_, frame) => choice.next(1000 + frame * 200));
    expect(slow.at(-1)).toBe('coarse');
    vi.advanceTimersByTime(400);
    expect(invalidate).toHaveBeenCalledTimes(1);
    expect(choice.next(8000)).toBe('fine');
    vi.useRealTimers();
  });
});
