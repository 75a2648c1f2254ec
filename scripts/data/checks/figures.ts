import { group } from 'd3';
import { type Day, lastDay } from '../../../src/data/as-of.ts';
import { isDate } from '../../../src/data/column.ts';
import { tableDefinitions, type TableName, tableNames, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { isPlainNumber } from '../parse-table.ts';
import { add, checkPlaceTotals, checkTaserKinds, isShare, joinKey } from './totals.ts';

interface Known {
  /** Of the cells that could not be read; their rows are left out of the tables. */
  cellErrors?: DataError[];
  today?: Day | undefined;
}

const isWhole = (table: TableName, errors: DataError[]) =>
  !errors.some(({ file }) => file === `data/${table}.csv`);

/** What one row alone cannot show: figures against their dates, their totals, their kinds and their units. */
export const checkFigures = (tables: Tables, { cellErrors = [], today }: Known = {}): DataError[] => [
  ...checkReleaseDates(tables, today),
  ...checkFieldDates(tables),
  ...(today === undefined ? [] : checkFuture(tables, today)),
  // Without a force that could not be read the others would come to less.
  ...(isWhole('police-forces', cellErrors) ? checkPlaceTotals(tables) : []),
  ...checkTaserKinds(tables),
  ...checkShares(tables),
  ...checkSingleChoices(tables),
  ...checkPreferredAnswers(tables),
  ...checkUnits(tables),
];

/** The first day on which a date or period can have ended, as precisely as it is given. */
function earliestEnd(time: string): string {
  const end = time.split('/').at(-1) ?? '';
  return end.length === 4 ? `${end}-01-01` : end.length === 7 ? `${end}-01` : end;
}

/** A figure cannot be published before the day or period that it is for has come, nor before all that it was seen in. */
function checkReleaseDates(tables: Tables, today = '9999'): DataError[] {
  const published = new Map(
    tables.sources.flatMap(({ source_id, published: day }) => (day && isDate(day) ? [[source_id, day]] : [])),
  );
  return tableNames.flatMap((name) =>
    tables[name].flatMap((row): DataError[] => {
      const released = 'released' in row ? row.released : null;
      if (!released) return [];
      const error = { file: `data/${name}.csv`, row: row.row, column: 'released', received: released };
      const time = 'date' in row ? row.date : 'period' in row ? row.period : null;
      if (time && lastDay(released) < earliestEnd(time))
        return [
          {
            ...error,
            expected: `a day after ${time}, which the figure is for`,
            fix: 'look whether the year of the one or the other was mistyped',
          },
        ];
      const sources = 'source_id' in row && Array.isArray(row.source_id) ? row.source_id : [];
      const days = sources.flatMap((id) => published.get(id) ?? []);
      const first = days.toSorted()[0];
      if (!first || days.length < sources.length || first > today) return [];
      if (lastDay(released) >= earliestEnd(first)) return [];
      return [
        {
          ...error,
          expected: `no day before ${first}, when its source ${sources.join(', ')} came out`,
          fix: 'correct the day here or in data/sources.csv, or name the source in which the figure was seen',
        },
      ];
    }),
  );
}

/** Columns whose days have been: what came out, was announced, seen or put right. */
const pastColumns = [
  'released',
  'published',
  'announced_date',
  'start_date',
  'field_start',
  'field_end',
  'corrected',
];

function checkFuture(tables: Tables, today: Day): DataError[] {
  return tableNames.flatMap((name) => {
    const columns = pastColumns.filter((column) => column in tableDefinitions[name].columns);
    return columns.flatMap((column) =>
      tables[name].flatMap((row): DataError[] => {
        const value: unknown = row[column as keyof typeof row];
        if (typeof value !== 'string' || earliestEnd(value) <= today || !isDate(value)) return [];
        return [
          {
            file: `data/${name}.csv`,
            row: row.row,
            column,
            received: value,
            expected: `a day that has come; today is ${today}`,
            fix: 'look whether the year or the month was mistyped; what is still to come waits until it is out',
          },
        ];
      }),
    );
  });
}

/** A survey does not close before it opens. */
const checkFieldDates = ({ surveys }: Tables): DataError[] =>
  surveys.flatMap(({ row, field_start, field_end }) =>
    field_start && field_end && lastDay(field_end) < earliestEnd(field_start)
      ? [
          {
            file: 'data/surveys.csv',
            row,
            column: 'field_end',
            received: field_end,
            expected: `no day before ${field_start}, when it opened`,
            fix: 'look whether the one or the other was mistyped',
          },
        ]
      : [],
  );

/** A share below 1 is one in a hundred or less, or a fraction written for a percentage: only a note can tell. */
function checkShares(tables: Tables): DataError[] {
  const shares = [
    ...tables.responses.map((row) => ({ table: 'responses', column: 'percent', share: row.percent, row })),
    ...tables['population-ethnicity'].map((row) => ({
      table: 'population-ethnicity',
      column: 'percent',
      share: row.percent,
      row,
    })),
    ...tables.operations
      .filter(({ measure }) => isShare(measure))
      .map((row) => ({ table: 'operations', column: 'value', share: row.value, row })),
  ];
  return shares.flatMap(({ table, column, share, row }): DataError[] => {
    const error = { file: `data/${table}.csv`, row: row.row, column, received: String(share) };
    if (share > 100)
      return [
        {
          ...error,
          expected: 'a percentage from 0 to 100',
          fix: 'look for a digit too many or a point too few',
        },
      ];
    if (share === 0 || share >= 1 || row.note?.includes(`${share}%`)) return [];
    return [
      {
        ...error,
        expected: 'a percentage, such as 6 where the source has 6% or 0.06',
        fix: `write the percentage; if the source does say ${share}%, the note must say so: “${share}%”`,
      },
    ];
  });
}

/** A hundred, and room for the rounding of several published figures. */
const mostThatRoundingAllows = 100.5;

/** The answers that the site uses to a question with a single choice add to at most 100. */
function checkSingleChoices({ questions, responses }: Tables): DataError[] {
  const single = new Set(
    questions
      .filter((question) => question.choice === 'single')
      .map(({ survey_id, question_id }) => joinKey(survey_id, question_id)),
  );
  const counted = responses.filter(
    (row) => row.preferred && row.kind === 'option' && single.has(joinKey(row.survey_id, row.question_id)),
  );
  const asked = group(counted, (row) =>
    joinKey(row.survey_id, row.question_id, row.base, row.subgroup, row.wave),
  );
  return [...asked].flatMap(([question, rows]): DataError[] => {
    const added = add(rows.map((row) => row.percent));
    if (added <= mostThatRoundingAllows) return [];
    return [
      {
        file: 'data/responses.csv',
        row: rows.at(-1)?.row ?? 0,
        column: 'percent',
        received: `${added} in all for ${question}`,
        expected: `at most ${mostThatRoundingAllows}, because one answer could be given`,
        fix: `compare rows ${rows.map((row) => row.row).join(', ')} with the source; sums made by the publisher are of kind net`,
      },
    ];
  });
}

/** Of the rows for one answer the site uses one at most. */
function checkPreferredAnswers({ responses }: Tables): DataError[] {
  const answers = group(responses, (row) =>
    joinKey(row.survey_id, row.question_id, row.option_id, row.base, row.subgroup, row.wave),
  );
  return [...answers].flatMap(([answer, rows]): DataError[] => {
    const preferred = rows.filter((row) => row.preferred).length;
    if (preferred <= 1) return [];
    return [
      {
        file: 'data/responses.csv',
        row: rows.at(-1)?.row ?? 0,
        column: 'preferred',
        received: `${preferred} rows with 1 for ${answer}`,
        expected: 'one at most',
        fix: `choose the row of the best source among ${rows.map((row) => row.row).join(', ')}`,
      },
    ];
  });
}

/** Where a column holds words in some rows, it holds a number in all others: it is drawn as one. */
function checkUnits(tables: Tables): DataError[] {
  const fix = 'write digits alone, without commas, spaces or signs';
  const training = tables['firearms-training']
    .filter(({ unit, value }) => unit !== 'text' && !isPlainNumber(value))
    .map(({ row, unit, value }) => ({
      file: 'data/firearms-training.csv',
      row,
      column: 'value',
      received: value,
      expected: `a number, since its unit is ${unit}`,
      fix: `${fix}, or give words the unit text`,
    }));
  const uplift = tables['met-uplift'].flatMap(({ row, qualifier, value }): DataError[] =>
    qualifier === 'range' || value === null || isPlainNumber(value)
      ? []
      : [
          {
            file: 'data/met-uplift.csv',
            row,
            column: 'value',
            received: value,
            expected: 'a number',
            fix: `${fix}, or give two of them the qualifier range`,
          },
        ],
  );
  return [...training, ...uplift];
}
