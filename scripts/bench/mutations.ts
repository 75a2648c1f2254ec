import { type Tally, tryMutations } from '../fuzz/try-mutations.ts';

/**
 * `npm run bench:mutations -- 200000` changes the tables of data/ so often, in memory, and prints what the data run made of
 * that. A second number is the seed. Fails with the smallest change of each table that crashes it, or that it reads wrongly
 * or refuses without telling the place.
 */

const [runs = 20_000, seed = 1] = process.argv.slice(2).map(Number);
if (!Number.isInteger(runs) || !Number.isInteger(seed))
  throw new Error(`not a number of changes and a seed: ${process.argv.slice(2).join(' ')}`);

const add = (tallies: Tally[], count: (tally: Tally) => number) =>
  tallies.reduce((sum, tally) => sum + count(tally), 0);
const counts = (tallies: Tally[]) => {
  const [refused, refusedLater, right] = (['refused when read', 'refused by checks', 'right'] as const).map(
    (outcome) => add(tallies, ({ outcomes }) => outcomes[outcome]),
  );
  return `${refused} refused when read, ${refusedLater} refused by checks, ${right} read as they stand`;
};

const tallies: Tally[] = [];
for (const tally of tryMutations(process.cwd(), { runs, seed })) {
  tallies.push(tally);
  console.log(
    `${tally.table}: ${counts([tally])}; ${tally.seconds.toFixed(1)} s, the slowest ${(tally.slowest * 1000).toFixed(0)} ms`,
  );
  if (!tally.failure) continue;
  console.error(`data/${tally.table}.csv after ${tally.failure}`);
  process.exitCode = 1;
}
const slowest = tallies.toSorted((a, b) => b.seconds - a.seconds)[0];
console.log(
  `All: ${counts(tallies)}; ${add(tallies, ({ seconds }) => seconds).toFixed(0)} s, most of them for ${slowest?.table}`,
);
