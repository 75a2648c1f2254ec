import { extent } from 'd3';
import { asOf } from '../../data/as-of.ts';
import { text } from '../../data/checked-text.ts';
import { formatCount, formatInWords, formatPeriod } from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import {
  deriveForceYears,
  describeHatched,
  forceYearMembers,
  hatchedKey,
  noteNotGiven,
  readOperationsByForce,
  readReportsByForce,
  tileMap,
  tileNote,
  viewYear,
} from '../kit/maps.ts';
import { figureColumn, textColumns } from '../kit/columns.ts';
import { defineView } from '../kit/define-chart.ts';
import { formatGiven, givenColumn, joinSources, unique } from '../kit/rows-and-phrases.ts';
import { sentence } from '../kit/sentence.ts';

type Row = ReturnType<typeof deriveRows>[number];

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by force. Forces record so differently
 * that the rows hold counts alone: no rate, no class, no order but that of names. Operations are from the tables of police
 * use of firearms, as newspapers quoted them.
 */
function deriveRows(tables: Tables) {
  const keyOf = (row: { geography: string; period: string }) => `${row.geography} · ${row.period}`;
  const counted = readOperationsByForce(tables).filter((row) => row.measure === 'operations');
  const operations = new Map(asOf(counted, null, keyOf).map((row) => [keyOf(row), row]));
  const reports = new Map(readReportsByForce(tables).map((row) => [keyOf(row), row]));
  const forces = tables['police-forces'].map((row) => row.geography);
  const ofForces = [...reports.values()].filter((row) => forces.includes(row.geography));
  const periods = unique(ofForces.map((row) => row.period));
  return deriveForceYears(tables, periods, (geography, period) => {
    const key = keyOf({ geography, period });
    const [reported, authorised] = [reports.get(key), operations.get(key)];
    return {
      reports: reported?.value ?? null,
      operations: authorised?.value ?? null,
      source_id: joinSources([reported, authorised]),
    };
  });
}

const formatKnown = (value: number | null) => (value === null ? 'not known' : formatCount(value));

/** So far apart are reports for each operation, where both are known, that no difference between forces means anything. */
const leastSpread = 5;

/** How far apart forces’ reports for each operation are, where both are known. It is the reason for the warning, and no measure. */
function spread(shown: Row[]) {
  const ratios = shown.flatMap(({ reports, operations }) =>
    reports !== null && operations ? share(reports, operations) : [],
  );
  const [least = NaN, greatest = NaN] = extent(ratios);
  const isWide = greatest >= least * leastSpread;
  return {
    forces: formatInWords(ratios.length),
    least: least.toFixed(2),
    greatest: greatest.toFixed(2),
    noRanking: { holds: isWide, figures: { least, greatest, leastSpread } },
  };
}

function view(rows: Row[], state?: string) {
  const inYear = viewYear(rows, 'reports', state);
  return { ...inYear, ...spread(inYear.shown) };
}

export const firearmsByForce = defineView<Row, ReturnType<typeof view>>({
  id: 'firearms-by-force',
  name: 'Firearms reports by force',
  tables: ['firearms-reports', 'operations', 'police-forces'],
  keyColumns: ['period', 'force'],
  rows: deriveRows,
  ...forceYearMembers,
  view,
  title: ({ shown, year, noRanking }) =>
    sentence(
      'firearms-by-force',
      'Title',
      { forces: formatCount(shown.length), year },
      { 'no-ranking': noRanking },
    ),
  subtitle: ({ period }) => sentence('firearms-by-force', 'Subtitle', { period: formatPeriod(period) }),
  alt: ({ shown, period, unknown, noRanking }) =>
    sentence(
      'firearms-by-force',
      'Description',
      {
        forces: formatCount(shown.length),
        period: formatPeriod(period),
        hatched: describeHatched(unknown),
      },
      { 'no-ranking': noRanking },
    ),
  table: ({ shown }) => ({
    columns: [
      ...textColumns({ force: 'Force' }),
      givenColumn('reports', 'Officers’ reports'),
      figureColumn('operations', 'Firearms operations', formatCount),
    ],
    rows: shown,
  }),
  draw: ({ shown }, { width, bare }) =>
    tileMap(width, shown, {
      value: 'reports',
      format: formatCount,
      fill: () => 'var(--rule)',
      onFill: () => 'var(--ink)',
      bare,
    }),
  // Unchecked: record is a verb here.
  tooltip: ({ force, reports, operations, period }) =>
    `${force}: ${formatGiven(reports)}${reports === null ? '' : ' officers’ reports of aiming or firing a gun'}, ${formatPeriod(period)}. Firearms operations: ${formatKnown(operations)}. Forces record differently.`,
  key: ({ unknown }) => hatchedKey(unknown),
  notes: ({ forces, least, greatest, unknown }) => [
    text`Forces differ in what they write down and how. Where operations are known too, for ${forces} forces, reports for each operation run from ${least} to ${greatest}. These figures cannot tell how much of that is a difference in what is written down.`,
    text`A high count may mean that all is written down, a low count that little is. Forces differ, too, in size and in what they are sent to.`,
    text`Operations are as newspapers quoted the Home Office; for the other forces they are not known here. An operation is not a shooting: it is an authorisation to send armed officers.`,
    tileNote,
    noteNotGiven(unknown),
  ],
});
