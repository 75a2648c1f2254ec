import { rollup } from 'd3';
import { type Day, lastDay } from '../../../src/data/as-of.ts';
import { checkOnce, makeOnce } from '../../../src/data/derive-once.ts';
import { firstDay } from '../../../src/data/format.ts';
import { isDate } from '../../../src/data/schema.ts';
import { type TableName, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { isPlainNumber } from '../parse-table.ts';
import { type AnyRow, checkRows, type Refuse, rowsOfTable } from '../table-rows.ts';
import { checkChartAnswers } from './references.ts';
import {
  add,
  checkFormulas,
  checkTaserKinds,
  isShare,
  joinKey,
  placeTotalChecks,
  publicationChecks,
} from './series.ts';

type TablesOfToday = Tables & { today: Day };

/**
 * Checks that need more than one cell: figures against their dates, their totals, their kinds, their units and each other. The
 * rows of cells that could not be read are left out of the tables. Without a day of today nothing is in the future.
 */
export function checkFigures(tables: Tables, cellErrors: DataError[], today: Day = '9999'): DataError[] {
  const isWhole = (name: TableName) => cellErrors.every(({ file }) => file !== `data/${name}.csv`);
  return checks
    .filter(([, ...others]) => others.every(isWhole))
    .flatMap(([alike]) => checkOnce<TablesOfToday, DataError>(alike, { ...tables, today }));
}

/** The first day on which a date or period can have ended, as precisely as it is given. */
const earliestEnd = (time: string): string => firstDay(time.split('/').at(-1) ?? '');

const dateChecks = tableNames.map((name) => (tables: TablesOfToday) => {
  const { today } = tables;
  const published = makeOnce(findPublished, tables.sources, findPublished);
  return checkRows(name, rowsOfTable(tables, name), (row: DatedRow, refuse) => {
    checkReleaseDate(row, published, today, refuse);
    for (const column of pastColumnsOf(name)) checkFuture(column, row[column], today, refuse);
    const { field_start: start, field_end: end } = row;
    if (start && end && lastDay(end) < earliestEnd(start))
      refuse('field_end', {
        expected: `no day before ${start}, when it opened`,
        fix: 'look whether the one or the other was mistyped',
      });
  });
});

/** The day of each source whose day is known; where two rows have its id by mistake, both. */
const findPublished = (sources: Tables['sources']) =>
  rollup(
    sources.filter(({ published }) => isDate(published ?? '')),
    (all) => all.map(({ published }) => published ?? ''),
    ({ source_id }) => source_id,
  );

type DateColumn = 'released' | 'date' | 'period' | 'field_start' | 'field_end';
type DatedRow = AnyRow & Partial<Record<DateColumn, string | null>>;

/** A figure cannot be published before its day or period has ended, and comes out with a source that it was seen in. */
function checkReleaseDate(
  { released, date, period, source_id }: DatedRow,
  published: Map<string, string[]>,
  today: Day,
  refuse: Refuse,
): void {
  if (!released) return;
  const time = date ?? period;
  if (time && lastDay(released) < earliestEnd(time)) {
    const fix = 'look whether the year of the one or the other was mistyped';
    refuse('released', { expected: `a day after ${time}, which the figure is for`, fix });
    return;
  }
  const sources = Array.isArray(source_id) ? (source_id as string[]) : [];
  const days = sources.flatMap((id) => published.get(id) ?? []);
  const isRight = (day: string) => day.startsWith(released) || released.startsWith(day) || day > today;
  if (!sources.every((id) => published.has(id)) || days.some(isRight)) return;
  refuse('released', {
    expected: `${days.join(' or ')}, when its source ${sources.join(', ')} came out`,
    fix: 'correct the day here or in data/sources.csv, or name the source in which the figure was seen',
  });
}

/** Columns whose days are in the past, in whatever table. */
const pastColumns = [
  'released',
  'release_of',
  'published',
  'announced_date',
  'start_date',
  'field_start',
  'field_end',
  'corrected',
];

/** The date of a statement or an event is past, too. */
const pastColumnsOf = (name: TableName): string[] =>
  name === 'positions' || name === 'timeline' ? ['date'] : pastColumns;

function checkFuture(column: string, day: unknown, today: Day, refuse: Refuse): void {
  if (typeof day !== 'string' || earliestEnd(day) <= today || !isDate(day)) return;
  const fix = 'look whether the year or the month was mistyped; what is still to come waits until it is out';
  refuse(column, { expected: `a day that has come; today is ${today}`, fix });
}

/** A share below 1 is one in a hundred or less, or a fraction written for a percentage: only a note can show which. */
function checkShare(column: string, share: number, note: string | null, refuse: Refuse): void {
  if (share > 100)
    refuse(column, {
      expected: 'a percentage from 0 to 100',
      fix: 'look for a digit too many or a point too few',
    });
  if (share === 0 || share >= 1 || note?.includes(`${share}%`)) return;
  refuse(column, {
    expected: 'a percentage, such as 6 where the source has 6% or 0.06',
    fix: `write the percentage; if the source does say ${share}%, the note must say so: “${share}%”`,
  });
}

const checkShares = (tables: Tables): DataError[] => [
  ...(['responses', 'population-ethnicity'] as const).flatMap((name) =>
    checkRows(name, tables[name] as Tables['responses'], ({ percent, note }, refuse) => {
      checkShare('percent', percent, note, refuse);
    }),
  ),
  ...checkRows('operations', tables.operations, ({ measure, value, note }, refuse) => {
    if (isShare(measure)) checkShare('value', value, note, refuse);
  }),
];

/** A hundred, with an allowance for the rounding of several published figures. */
const mostThatRoundingAllows = 100.5;

type Response = Tables['responses'][number];

/** Checks each group of answers, and reports at its last row. */
const checkGroups = (
  rows: Response[],
  keyOf: (row: Response) => string,
  check: (key: string, rows: Response[], refuse: Refuse) => void,
): DataError[] =>
  [...Map.groupBy(rows, keyOf)].flatMap(([key, ofKey]) =>
    checkRows('responses', ofKey.slice(-1), (_, refuse) => {
      check(key, ofKey, refuse);
    }),
  );

const listRows = (rows: Response[]) => rows.map(({ row }) => row).join(', ');

/** The answers that the site uses to a question with a single choice add to at most 100. */
function checkSingleChoices({ questions, responses }: Tables): DataError[] {
  const single = new Set(
    questions
      .filter(({ choice }) => choice === 'single')
      .map(({ survey_id, question_id }) => joinKey(survey_id, question_id)),
  );
  const counted = responses.filter(
    (row) => row.preferred && row.kind === 'option' && single.has(joinKey(row.survey_id, row.question_id)),
  );
  return checkGroups(
    counted,
    (row) => joinKey(row.survey_id, row.question_id, row.base, row.subgroup, row.wave),
    (question, rows, refuse) => {
      const added = add(rows.map(({ percent }) => percent));
      if (added <= mostThatRoundingAllows) return;
      refuse('percent', {
        received: `${added} in all for ${question}`,
        expected: `at most ${mostThatRoundingAllows}, because one answer could be given`,
        fix: `compare rows ${listRows(rows)} with the source; sums made by the publisher are of kind net`,
      });
    },
  );
}

/** The site uses at most one of the rows for an answer. */
const checkPreferredAnswers = ({ responses }: Tables): DataError[] =>
  checkGroups(
    responses,
    (row) => joinKey(row.survey_id, row.question_id, row.option_id, row.base, row.subgroup, row.wave),
    (answer, rows, refuse) => {
      const { length } = rows.filter(({ preferred }) => preferred);
      if (length > 1)
        refuse('preferred', {
          received: `${length} rows with 1 for ${answer}`,
          expected: 'one at most',
          fix: `choose the row of the best source among ${listRows(rows)}`,
        });
    },
  );

/** Where a column holds words in some rows, it holds a number in all others: it is drawn as one. */
function checkUnits(tables: Tables): DataError[] {
  const digits = 'write digits alone, without commas, spaces or other characters';
  const isWords = (value: string | null) => value !== null && !isPlainNumber(value);
  return [
    ...checkRows('firearms-training', tables['firearms-training'], ({ unit, value }, refuse) => {
      if (unit !== 'text' && isWords(value))
        refuse('value', {
          expected: `a number, since its unit is ${unit}`,
          fix: `${digits}, or give words the unit text`,
        });
    }),
    ...checkRows('met-uplift', tables['met-uplift'], ({ qualifier, value }, refuse) => {
      if (qualifier !== 'range' && isWords(value))
        refuse('value', {
          expected: 'a number',
          fix: `${digits}, or give two of them the qualifier range`,
        });
    }),
  ];
}

/** The checks, by the other tables that they look figures up in: these must be whole, or what they lack would be missed there. */
const checks: [((tables: TablesOfToday) => DataError[])[], ...others: TableName[]][] = [
  [dateChecks],
  [placeTotalChecks, 'police-forces'],
  [[checkTaserKinds, checkShares, checkSingleChoices, checkPreferredAnswers, checkUnits]],
  [[checkFormulas], 'armed-officers', 'operations', 'sources'],
  [[checkChartAnswers], 'questions', 'responses'],
  [publicationChecks],
];
