import { group, sum } from 'd3';
import { lastDay } from '../../../src/data/as-of.ts';
import { tableNames, type Tables } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { isPlainNumber } from '../parse-table.ts';

/** What one row alone cannot show: figures against their dates, their totals, their kinds and their units. */
export const checkFigures = (tables: Tables): DataError[] => [
  ...checkReleaseDates(tables),
  ...checkForceTotals(tables),
  ...checkTaserKinds(tables),
  ...checkSingleChoices(tables),
  ...checkPreferredAnswers(tables),
  ...checkUnits(tables),
];

const joinKey = (...parts: unknown[]) => parts.filter(Boolean).join(' · ');

/** Without the noise of binary fractions, which is neither judged nor printed. */
const add = (values: Iterable<number | null>) => Math.round(sum(values) * 100) / 100;

/** The first day on which a date or period can have ended, as precisely as it is given. */
function earliestEnd(time: string): string {
  const end = time.split('/').at(-1) ?? '';
  return end.length === 4 ? `${end}-01-01` : end.length === 7 ? `${end}-01` : end;
}

/** A figure cannot be published before the day or period that it is for has come. */
function checkReleaseDates(tables: Tables): DataError[] {
  return tableNames.flatMap((name) =>
    tables[name].flatMap((row): DataError[] => {
      const time = 'date' in row ? row.date : 'period' in row ? row.period : null;
      const released = 'released' in row ? row.released : null;
      if (!time || !released || lastDay(released) >= earliestEnd(time)) return [];
      return [
        {
          file: `data/${name}.csv`,
          row: row.row,
          column: 'released',
          received: released,
          expected: `a day after ${time}, which the figure is for`,
          fix: 'look whether the year of the one or the other was mistyped',
        },
      ];
    }),
  );
}

interface Term {
  row: number;
  geography: string;
  value: number | null;
  /** What must be equal for rows to belong together: year, measure, release. */
  set: string;
}

/** Full-time equivalents are published to two decimals, so 43 of them can miss their sum by this much. */
const roundingOf43 = 0.5;

/** The 43 forces add to the figure that the same release gives for England and Wales, wherever all 43 are there. */
function checkForceTotals(tables: Tables): DataError[] {
  const forces = new Set(tables['police-forces'].map((force) => force.geography));
  const check = (table: string, column: string, terms: Term[]) =>
    [...group(terms, (term) => term.set)].flatMap(([set, ofSet]): DataError[] => {
      const total = ofSet.find((term) => term.geography === 'England and Wales');
      const ofForces = ofSet.filter((term) => forces.has(term.geography));
      if (total?.value == null || ofForces.length < forces.size) return [];
      const added = add(ofForces.map((term) => term.value));
      if (Math.abs(added - total.value) <= roundingOf43) return [];
      return [
        {
          file: `data/${table}.csv`,
          row: total.row,
          column,
          received: String(total.value),
          expected: `${added}, the ${forces.size} forces of the same release added up (${set})`,
          fix: 'look for the force or the total that was mistyped',
        },
      ];
    });
  return [
    ...check(
      'force-reports',
      'reports',
      tables['force-reports']
        .filter((row) => row.geography_type !== 'region')
        .map((row) => ({ ...row, value: row.reports, set: joinKey(row.period, row.released) })),
    ),
    ...check(
      'taser-use',
      'value',
      tables['taser-use']
        .filter((row) => row.geography_type !== 'region')
        .map((row) => ({ ...row, set: joinKey(row.period, row.measure, row.release) })),
    ),
    ...check(
      'police-officers',
      'value',
      tables['police-officers'].map((row) => ({ ...row, set: joinKey(row.date, row.measure, row.release) })),
    ),
    ...check(
      'firearms-reports',
      'value',
      tables['firearms-reports']
        .filter((row) => row.dimension === 'age' && row.group === 'all')
        .map((row) => ({ ...row, set: joinKey(row.period, row.released) })),
    ),
  ];
}

/** The releases' own definition: a use was a discharge, was not, or the force did not say. */
const kinds = ['non_discharge', 'discharge', 'not_stated'] as const;

/** Taser total = non-discharge + discharge + not stated, for each place, period and release that gives all four. */
function checkTaserKinds(tables: Tables): DataError[] {
  const sets = group(tables['taser-use'], (row) =>
    joinKey(row.geography_type, row.geography, row.period, row.release),
  );
  return [...sets.values()].flatMap((rows): DataError[] => {
    const total = rows.find((row) => row.measure === 'total');
    const terms = kinds.map((kind) => rows.find((row) => row.measure === kind)?.value ?? null);
    if (total?.value == null || terms.includes(null) || add(terms) === total.value) return [];
    return [
      {
        file: 'data/taser-use.csv',
        row: total.row,
        column: 'value',
        received: String(total.value),
        expected: `${add(terms)}, its kinds added up (${terms.join(' + ')})`,
        fix: `compare the rows of ${total.geography}, ${total.period}, with the release`,
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
