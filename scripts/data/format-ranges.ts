/** Numbers in ascending order, runs as their ends: 2, 5–9. Of many runs only the first and the last few are shown. */
export function formatRanges(numbers: number[]): string {
  const starts = numbers.filter((number) => !numbers.includes(number - 1));
  const ends = numbers.filter((number) => !numbers.includes(number + 1));
  const runs = starts.map((start, index) =>
    start === ends[index] ? String(start) : `${start}–${ends[index] ?? ''}`,
  );
  return (runs.length > 12 ? [...runs.slice(0, 4), '…', ...runs.slice(-7)] : runs).join(', ');
}
