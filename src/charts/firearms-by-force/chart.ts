import { defineChart, type KeyEntry } from '../kit/define-chart.ts';
import { type Tile, tileMap } from '../kit/tile-map.ts';
import { asOf } from '../../data/as-of.ts';
import { readOperationsByForce, readReportsByForce } from '../kit/by-force.ts';
import {
  formatCount,
  formatDate,
  formatFinancialYear,
  formatInWords,
  formatList,
  formatPeriod,
} from '../../data/format.ts';
import { share } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';
import { claim, text } from '../../data/checked-text.ts';

/**
 * Home Office, police use of force: officers’ reports of aiming or firing a gun, by force. Forces record so differently
 * that the rows hold counts alone: no rate, no class, no order but that of names. Operations are from the tables of police
 * use of firearms, as newspapers quoted them.
 */
interface Row extends Tile {
  period: string;
  year: string;
  force: string;
  reports: number | null;
  operations: number | null;
  source_id: string;
}

/** So far apart are reports for each operation, where both are known, that no difference between forces means anything. */
const leastSpread = 5;

function readRows(tables: Tables): Row[] {
  const reports = readReportsByForce(tables);
  const operations = asOf(
    readOperationsByForce(tables).filter((row) => row.measure === 'operations'),
    null,
    (row) => `${row.geography} · ${row.period}`,
  );
  const forces = tables['police-forces'].toSorted((a, b) =>
    a.force_name.localeCompare(b.force_name, 'en-GB'),
  );
  const periods = [
    ...new Set(
      reports
        .filter((row) => forces.some(({ geography }) => geography === row.geography))
        .map((row) => row.period),
    ),
  ];
  return periods
    .toSorted((a, b) => b.localeCompare(a))
    .flatMap((period) =>
      forces.map(({ geography, force_name, tile_name, tile_column, tile_row, nation }): Row => {
        const isHere = (row: { geography: string; period: string }) =>
          row.geography === geography && row.period === period;
        const [reported, authorised] = [reports.find(isHere), operations.find(isHere)];
        return {
          period,
          year: formatFinancialYear(period),
          force: force_name,
          geography,
          tile_name,
          tile_column,
          tile_row,
          nation,
          reports: reported?.value ?? null,
          operations: authorised?.value ?? null,
          source_id: [...(reported?.source_id ?? []), ...(authorised?.source_id ?? [])].join(';'),
        };
      }),
    );
}

const stateOf = (row: Row) => row.year.replace('/', '-');
const inState = (rows: Row[], state = rows[0] && stateOf(rows[0])) =>
  rows.filter((row) => stateOf(row) === state);
const periodOf = (rows: Row[]) => rows[0]?.period ?? '';

const orNotGiven = (value: number | null) => (value === null ? 'not given' : formatCount(value));
const orNotKnown = (value: number | null) => (value === null ? 'not known' : formatCount(value));

/** How far apart forces’ reports for each operation are, where both are known. It is the reason for the warning, and no measure. */
function spread(shown: Row[]) {
  const both = shown.filter((row) => row.reports !== null && (row.operations ?? 0) > 0);
  const ratios = both
    .map((row) => share(row.reports ?? NaN, row.operations ?? NaN))
    .toSorted((a, b) => a - b);
  const [least, greatest] = [ratios[0] ?? NaN, ratios.at(-1) ?? NaN];
  return {
    forces: formatInWords(both.length),
    least: least.toFixed(2),
    greatest: greatest.toFixed(2),
    warning: claim('cannot be read as a ranking', greatest >= least * leastSpread, {
      least,
      greatest,
      leastSpread,
    }),
  };
}

export const firearmsByForce = defineChart<Row>({
  id: 'firearms-by-force',
  name: 'Firearms reports by force',
  tables: ['firearms-reports', 'operations', 'police-forces'],
  spatialCoverage: () => 'England and Wales',
  rows: readRows,
  states: (rows) =>
    [...new Map(rows.map((row) => [stateOf(row), row.year]))].map(([id, label]) => ({ id, label })),
  title(rows, { state }) {
    const shown = inState(rows, state);
    return text`What ${formatCount(shown.length)} forces reported for ${shown[0]?.year ?? ''} ${spread(shown).warning}`;
  },
  subtitle: (rows, { state }) =>
    text`Officers’ reports of aiming or firing a gun, by force, ${formatPeriod(periodOf(inState(rows, state)))}: counts of what was written down, with no rate`,
  alt(rows, { state }) {
    const shown = inState(rows, state);
    const unknown = shown.filter((row) => row.reports === null).length;
    return text`A map of ${formatCount(shown.length)} tiles of the same size and colour, a tile for each police force of England and Wales, each with its count of officers’ reports of aiming or firing a gun, ${formatPeriod(periodOf(shown))}. Forces write down so differently that the counts ${spread(shown).warning}. ${unknown > 0 ? `Forces without a figure, hatched: ${formatCount(unknown)}. ` : ''}The table has them all, by name.`;
  },
  table: (rows, { state }) => ({
    columns: [
      { name: 'force', label: 'Force' },
      {
        name: 'reports',
        label: 'Officers’ reports',
        align: 'right',
        format: (value: number) => formatCount(value),
        missing: () => 'not given',
      },
      { name: 'operations', label: 'Firearms operations', align: 'right', format: orNotKnown },
    ],
    rows: inState(rows, state),
  }),
  draw: (rows, { width, state, bare }) =>
    tileMap(width, inState(rows, state), {
      value: 'reports',
      format: formatCount,
      fill: 'var(--rule)',
      onFill: () => 'var(--ink)',
      bare,
    }),
  // Unchecked: record is a verb here.
  tooltip: ({ force, reports, operations, period }) =>
    `${force}: ${orNotGiven(reports)}${reports === null ? '' : ' officers’ reports of aiming or firing a gun'}, ${formatPeriod(period)}. Firearms operations: ${orNotKnown(operations)}. Forces record differently.`,
  series: (row) => String(row.tile_row),
  key(rows, { state }) {
    const unknown = inState(rows, state).filter((row) => row.reports === null).length;
    return unknown > 0 ? [{ symbol: 'hatch', label: 'not given', count: unknown } satisfies KeyEntry] : [];
  },
  notes(rows, { state }) {
    const shown = inState(rows, state);
    const { forces, least, greatest } = spread(shown);
    const unknown = shown.filter((row) => row.reports === null).map((row) => row.force);
    return [
      text`Forces differ in what they write down and how. Where operations are known too, for ${forces} forces, reports for each operation run from ${least} to ${greatest}. These figures cannot tell how much of that is a difference in what is written down.`,
      text`A high count may mean that all is written down, a low count that little is. Forces differ, too, in size and in what they are sent to.`,
      text`Operations are as newspapers quoted the Home Office; for the other forces they are not known here. An operation is not a shooting: it is an authorisation to send armed officers.`,
      text`Each force has a tile of the same size, whatever its own. The Met is outlined.`,
      ...(unknown.length > 0 ? [text`Not given: ${formatList(unknown)}.`] : []),
    ];
  },
  sources: (rows, { state }) =>
    [...new Set(inState(rows, state).flatMap((row) => row.source_id.split(';')))].filter(Boolean),
  referenceDate: (rows, { state }) => formatDate(periodOf(inState(rows, state)).split('/')[1] ?? ''),
});
