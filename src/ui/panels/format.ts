// How is a number in core units written for people: which unit, how many digits?

/** `kelvinAtZeroDegC` of the core, whose door would make the first paint wait for all behind it. */
const kelvinAtZeroDegC = 273.15;

/** Narrow no-break space between number and unit, as the SI brochure (9th ed., 5.4.3) asks. */
const gap = '\u202f';
const dash = '–';

/** By number of digits after the point: to make one takes longer than to write with it. */
const writers = new Map<number, Intl.NumberFormat>();

function writerOf(fractionDigitCount: number): Intl.NumberFormat {
  const known = writers.get(fractionDigitCount);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: fractionDigitCount,
    maximumFractionDigits: fractionDigitCount,
    useGrouping: false,
  });
  writers.set(fractionDigitCount, made);
  return made;
}

/** With a true minus sign, as wide as a digit; what rounds to nothing has none. */
const digits = (value: number, fractionDigitCount: number): string =>
  writerOf(fractionDigitCount)
    .format(value)
    .replace(/^-(?=[0.]+$)/, '')
    .replace('-', '−');

/** Three significant digits from 1 to 999, grouped whole numbers above. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return dash;
  const size = Math.abs(value);
  if (size >= 1000) return formatCount(value);
  if (size >= 100 || Number.isInteger(value)) return digits(value, 0);
  if (size >= 10) return digits(value, 1);
  return digits(value, size >= 0.1 ? 2 : 3);
}

/** A whole number with thin spaces between thousands. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return dash;
  const whole = Math.round(value) || 0; // −0 is none
  return whole.toLocaleString('en-US').replaceAll(',', gap).replace('-', '−');
}

/** How many of what: `1 satellite`, `24 satellites`. */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'] as const;

/** A number with the SI prefix that leaves one to three digits before the point. */
export function formatSi(value: number, unit: string): string {
  if (!Number.isFinite(value)) return dash;
  let scaled = value;
  let step = 0;
  while (Math.abs(scaled) >= 999.5 && step < prefixes.length - 1) {
    scaled /= 1000;
    step += 1;
  }
  return `${formatNumber(scaled)}${gap}${prefixes[step] ?? ''}${unit}`;
}

export const formatPower = (powerW: number): string => formatSi(powerW, 'W');
export const formatEnergy = (energyJ: number): string => formatSi(energyJ / 3600, 'Wh');
export const formatData = (dataBit: number): string => formatSi(dataBit, 'bit');
export const formatRate = (rateBitPerS: number): string => formatSi(rateBitPerS, 'bit/s');
export const formatFlop = (flop: number): string => formatSi(flop, 'FLOP');

export function formatTemperature(temperatureK: number): string {
  if (!Number.isFinite(temperatureK)) return dash;
  return `${digits(temperatureK - kelvinAtZeroDegC, 1)}${gap}°C`;
}

/** A difference of temperatures. */
export function formatKelvin(differenceK: number): string {
  return Number.isFinite(differenceK) ? `${digits(differenceK, 1)}${gap}K` : dash;
}

/** A share of one as per cent; shares that round to 0 or 100 but are not say so. */
export function formatFraction(fraction: number): string {
  if (!Number.isFinite(fraction)) return dash;
  const percent = fraction * 100;
  if (percent > 0 && percent < 0.05) return `<${gap}0.1${gap}%`;
  if (percent < 100 && percent >= 99.95) return `>${gap}99.9${gap}%`;
  return `${digits(percent, 1)}${gap}%`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const head = `${large}${gap}${largeUnit}`;
  return small === 0 ? head : `${head} ${small}${gap}${smallUnit}`;
}

/** A time span in its two largest units: `1 h 23 min`, `45.2 s`. */
export function formatDuration(durationS: number): string {
  if (!Number.isFinite(durationS)) return dash;
  if (durationS === 0) return `0${gap}s`;
  const sign = durationS < 0 ? '−' : '';
  const size = Math.abs(durationS);
  if (size < 59.95) return `${sign}${digits(size, size < 10 ? 2 : 1)}${gap}s`;
  const s = Math.round(size);
  if (s < 3600) return sign + twoUnits(Math.floor(s / 60), 'min', s % 60, 's');
  const min = Math.round(size / 60);
  if (min < 1440) return sign + twoUnits(Math.floor(min / 60), 'h', min % 60, 'min');
  const h = Math.round(size / 3600);
  return sign + twoUnits(Math.floor(h / 24), 'd', h % 24, 'h');
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Time since the scenario's start as a clock: `T+ 1d 02:03:04`. */
export function formatElapsed(timeS: number): string {
  if (!Number.isFinite(timeS)) return dash;
  const s = Math.floor(timeS);
  const clock = `${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  const d = Math.floor(s / 86_400);
  return d > 0 ? `T+${d}d ${clock}` : `T+${clock}`;
}

/** The same as narrow as can be: `02:03:04`, and from the second day on `1d 02:03`. */
export function formatElapsedShort(timeS: number): string {
  const clock = formatElapsed(timeS).replace('T+', '');
  return timeS >= 86_400 ? clock.slice(0, -3) : clock;
}

/** UTC as `2026-12-21 00:00:00`; a time that no date can hold gives a dash. */
export function formatUtc(utcMs: number): string {
  const date = new Date(utcMs);
  if (Number.isNaN(date.getTime())) return dash;
  return date.toISOString().slice(0, 19).replace('T', ' ');
}

/** `llmInference` → `LLM inference`, `umbraEntered` → `umbra entered`. */
export function formatWord(camelCase: string): string {
  const spaced = camelCase.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.replace(/^llm /, 'LLM ').replace(/^earth /, 'Earth ');
}
