// Which second of the day does a clock time mean?

/** Seconds from midnight of "hh:mm" or "hh:mm:ss". */
export function secondOfDay(clock: string): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}
