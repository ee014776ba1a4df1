// Does the page look ahead to what is typed as soon as it can be read?
import { expect, test } from 'vitest';
import {
  forgetEdited,
  noteChecked,
  sourceAhead,
  useEditedSource,
} from '../../../src/ui/editor/editedSource.ts';

const shown = { text: 'a', files: {} };
const typed = { text: 'b', files: {} };
const ahead = () => sourceAhead(shown, useEditedSource.getState());

test('a text without problems is looked ahead to; one with problems leaves the one before', () => {
  expect(ahead()).toBe(shown);
  noteChecked(typed, 0);
  expect(ahead()).toBe(typed);
  noteChecked({ text: 'c', files: {} }, 2);
  expect(ahead()).toBe(typed);
  expect(useEditedSource.getState().problemCount).toBe(2);
});

test('an unchanged text is the scenario on screen itself', () => {
  noteChecked({ text: 'a', files: {} }, 0);
  expect(ahead()).toBe(shown);
});

test('a closed editor is forgotten', () => {
  noteChecked(typed, 0);
  forgetEdited();
  expect(ahead()).toBe(shown);
});
