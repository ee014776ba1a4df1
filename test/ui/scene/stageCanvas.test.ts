// Is one graphics context asked for where question and scene want the same?
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');

/** The module as a page has it that has just come up. */
const freshPage = () => import('../../../src/ui/scene/stageCanvas.ts');

beforeEach(() => {
  vi.resetModules();
  getContext.mockReset();
});
afterEach(() => {
  getContext.mockReset();
});

test('the context of the question is the scene’s, the next one is new', async () => {
  getContext.mockImplementation(() => ({}) as never);
  const { hasWebGl2, takeStageCanvas } = await freshPage();
  expect(hasWebGl2()).toBe(true);
  expect(hasWebGl2()).toBe(true);
  const first = takeStageCanvas();
  expect(getContext).toHaveBeenCalledTimes(1);
  expect(getContext.mock.calls[0]![0]).toBe('webgl2');
  const second = takeStageCanvas();
  expect(getContext).toHaveBeenCalledTimes(2);
  expect(second!.canvas).not.toBe(first!.canvas);
});

test('a browser without WebGL 2 is asked once, and gives no canvas', async () => {
  getContext.mockImplementation(() => null);
  const { hasWebGl2, takeStageCanvas } = await freshPage();
  expect(hasWebGl2()).toBe(false);
  expect(hasWebGl2()).toBe(false);
  expect(getContext).toHaveBeenCalledTimes(1);
  expect(takeStageCanvas()).toBeNull();
});
