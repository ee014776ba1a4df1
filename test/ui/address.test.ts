// Is an address read as it was written, and can nobody smuggle anything in?
import { expect, test } from 'vitest';
import { readAddress } from '../../src/ui/address.ts';
import type { Address } from '../../src/ui/address.ts';
import { writeAddress } from '../../src/ui/followAddress.ts';

const full: Address = {
  scenario: 'walker-shell-60',
  policy: 'edf',
  timeS: 43_200,
  selection: { kind: 'job', index: 17 },
  colorBy: 'temperature',
  hidden: ['links', 'labels'],
  drawn: ['anomaly', 'coverage'],
  cameraFrame: 'earth',
  cameraKm: [-12_000, 3456, 399_999],
  isComparing: true,
};

test('an address that was written reads as the same', () => {
  expect(readAddress(`#${writeAddress(full)}`)).toEqual(full);
});

test('the default colouring is left out', () => {
  expect(writeAddress({ colorBy: 'state' })).toBe('v=1');
});

test('an address of another version, without one, or over-long is empty', () => {
  expect(readAddress(`#${writeAddress(full).replace('v=1', 'v=2')}`)).toEqual({});
  expect(readAddress('#scenario=walker-shell-60')).toEqual({});
  expect(readAddress(`#${writeAddress(full)}&x=${'y'.repeat(500)}`)).toEqual({});
});

test.each([
  ['a path in place of a name', 'scenario=../../etc/passwd', 'scenario'],
  ['markup in place of a name', 'policy=%3Cscript%3E', 'policy'],
  ['a time that is no number', 't=NaN', 'timeS'],
  ['a time before the start', 't=-5', 'timeS'],
  ['a time beyond a century', 't=99999999999', 'timeS'],
  ['a selection of no kind', 'select=user-1', 'selection'],
  ['an index out of every range', 'select=job-9999999999', 'selection'],
  ['a camera on the way to Mars', 'camera=999999.0.0', 'cameraKm'],
  ['a camera nowhere', 'camera=NaN.0.0', 'cameraKm'],
  ['a layer that nobody has', 'hide=__proto__.constructor', 'hidden'],
  ['a frame that is none', 'frame=mars', 'cameraFrame'],
  ['an unknown colouring', 'color=red', 'colorBy'],
])('%s is dropped', (_title, field, key) => {
  expect(readAddress(`#v=1&${field}`)).not.toHaveProperty(key);
});
