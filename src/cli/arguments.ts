// What do the words after a command mean, and what is wrong with them? Collects every problem.
import { parseUtc } from '../orbit/index.ts';
import { stopOn, type Problem } from './problems.ts';

/** Bounds and wording of a number on the command line. */
export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  /** `min` itself is not allowed. */
  readonly isAboveMin?: boolean;
  readonly isWhole?: boolean;
  readonly unit: string;
  readonly example: string;
  /** What an absent option means; without it the option must be given. */
  readonly fallback?: number;
}

/** A century in seconds: SGP4 says nothing sensible long before that. */
const durationSMax = 3.2e9;

export const durationRule: NumberRule = {
  min: 0,
  max: durationSMax,
  isAboveMin: true,
  unit: 'seconds',
  example: '86400',
};
export const stepRule: NumberRule = {
  min: 1e-3,
  max: durationSMax,
  unit: 'seconds',
  example: '60',
};
export const ut1Rule: NumberRule = {
  min: -1,
  max: 1,
  unit: 'seconds',
  example: '-0.1',
  fallback: 0,
};
export const poleRule: NumberRule = {
  min: -2,
  max: 2,
  unit: 'arc seconds',
  example: '-0.14',
  fallback: 0,
};

/** A station on the command line, in degrees and metres. */
export interface StationArgument {
  readonly id: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A plain decimal number; NaN for anything else (also for '', 'Infinity' and '0x10'). */
export function parseNumber(text: string): number {
  return numberPattern.test(text.trim()) ? Number(text) : NaN;
}

/** Reads options one by one; `stop()` then throws everything that was wrong with them. */
export class Arguments {
  private readonly problems: Problem[] = [];

  report(path: string, message: string, hint: string): void {
    this.problems.push({ path, message, hint });
  }

  stop(): void {
    stopOn(this.problems);
  }

  /** A number within its rule; NaN when a problem was reported. */
  number(option: string, text: string | undefined, rule: NumberRule): number {
    if (text === undefined) {
      if (rule.fallback !== undefined) return rule.fallback;
      this.report(option, 'is missing', `for example ${option} ${rule.example}`);
      return NaN;
    }
    const value = parseNumber(text);
    if (isWithin(value, rule)) return value;
    const expected = `expected ${ruleWords(rule)}, found ${JSON.stringify(text)}`;
    this.report(option, expected, `for example ${option} ${rule.example}`);
    return NaN;
  }

  /** An instant as UTC milliseconds; NaN when a problem was reported. */
  start(option: string, text: string | undefined): number {
    const example = `for example ${option} 2026-12-21T00:00:00Z`;
    if (text === undefined) {
      this.report(option, 'is missing', example);
      return NaN;
    }
    const utcMs = parseUtc(text);
    if (utcMs !== null && yearIsKnown(utcMs)) return utcMs;
    const isOnlyZoneMissing = !hasZone(text) && parseUtc(`${text}Z`) !== null;
    const hint = isOnlyZoneMissing ? `add the zone, Z for UTC: ${text}Z` : example;
    const message = `expected ISO 8601 with a zone, 1957 to 2099, found ${JSON.stringify(text)}`;
    this.report(option, message, hint);
    return NaN;
  }

  /** A text that must be given. */
  text(option: string, text: string | undefined, example: string): string {
    if (text !== undefined && text !== '') return text;
    this.report(option, 'is missing', `for example ${option} ${example}`);
    return '';
  }

  /** One of a closed list, the first being what an absent option means. */
  choice<T extends string>(option: string, text: string | undefined, of: readonly T[]): T {
    const found = of.find((word) => word === text);
    if (found !== undefined || text === undefined) return found ?? of[0]!;
    this.report(option, `found ${JSON.stringify(text)}`, `write one of ${of.join(', ')}`);
    return of[0]!;
  }

  /** `[ID=]LAT,LON,ALT_M`; unnamed stations are called s1, s2, … by their place. */
  stations(option: string, texts: readonly string[]): StationArgument[] {
    if (texts.length === 0) {
      this.report(option, 'is missing', `for example ${option} home=47.4,8.5,400`);
    }
    const found = texts.map((text, index) => this.station(option, text, index));
    const ids = found.map(({ id }) => id);
    for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
      this.report(option, `the id ${JSON.stringify(id)} is given twice`, 'give each its own id');
    }
    return found;
  }

  private station(option: string, text: string, index: number): StationArgument {
    const equals = text.indexOf('=');
    const id = equals < 0 ? `s${index + 1}` : text.slice(0, equals).trim();
    const parts = text.slice(equals + 1).split(',');
    const [latitudeDeg = NaN, longitudeDeg = NaN, altitudeM = NaN] = parts.map(parseNumber);
    const isGood =
      id !== '' &&
      parts.length === 3 &&
      Math.abs(latitudeDeg) <= 90 &&
      Math.abs(longitudeDeg) <= 360 &&
      altitudeM >= -500 &&
      altitudeM <= 10_000;
    if (!isGood) {
      const message = `expected [ID=]LAT,LON,ALT_M, found ${JSON.stringify(text)}`;
      const bounds = 'latitude -90 to 90°, longitude -360 to 360°, altitude -500 to 10000 m';
      this.report(option, message, `${bounds}; for example ${option} home=47.4,8.5,400`);
    }
    return { id, latitudeDeg, longitudeDeg, altitudeM };
  }
}

function isWithin(value: number, rule: NumberRule): boolean {
  const { min = -Infinity, max = Infinity } = rule;
  if (!Number.isFinite(value) || value < min || value > max) return false;
  if (rule.isAboveMin === true && value === min) return false;
  return rule.isWhole !== true || Number.isInteger(value);
}

function ruleWords({ min, max, isAboveMin, isWhole, unit }: NumberRule): string {
  const kind = isWhole === true ? 'a whole number' : 'a number';
  const lower = min === undefined ? '' : ` ${isAboveMin === true ? 'above' : 'of at least'} ${min}`;
  const upper = max === undefined ? '' : ` and at most ${max}`;
  return `${kind}${unit === '' ? '' : ` of ${unit}`}${lower}${upper}`;
}

function hasZone(text: string): boolean {
  return !/^\d{4}-\d{2}-\d{2}(T[\d:.,]*)?$/.test(text.trim());
}

/** No satellite flew before 1957; Earth models are not trusted beyond the century. */
function yearIsKnown(utcMs: number): boolean {
  const year = new Date(utcMs).getUTCFullYear();
  return year >= 1957 && year < 2100;
}
