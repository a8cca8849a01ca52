// How the atlas tells of land and of days: which territories are states, and whether days are known.

export const FREE = new Set(["sovereign", "outline"]); // the sovereignties of states

// Whether a day lies in one of these intervals: first day, day after the last or null.
export function holds(intervals, day) {
  return intervals.some(([from, to]) => from <= day && (to === null || day < to));
}
