import { describe, expect, test } from 'vitest';
import { catalogNumbersOf, ccsdsDesignator, tleDesignator } from '../../src/orbit/designator.ts';

describe('names of launches, numbers of satellites', () => {
  test('designators turn into each other, and what is none into nothing', () => {
    expect(['58002B', '1998-067A', '2019-074ABC'].map(tleDesignator)).toEqual([
      '58002B',
      '98067A',
      '19074ABC',
    ]);
    expect(['58002B', '98067A', '19074ABC'].map(ccsdsDesignator)).toEqual([
      '1958-002B',
      '1998-067A',
      '2019-074ABC',
    ]);
    expect(['', 'ring-1', '1998-67A'].map(ccsdsDesignator)).toEqual(['', '', '']);
  });

  test('ids of digits keep their numbers, others get free ones', () => {
    const ids = ['25544', 'ring-1', '25544#2', '80001', 'ring-2', '12x'];
    expect(catalogNumbersOf(ids, 80_001)).toEqual([
      '25544',
      '80002',
      '25544',
      '80001',
      '80003',
      '80004',
    ]);
  });
});
