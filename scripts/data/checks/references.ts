import { checkOnce } from '../../../src/data/derive-once.ts';
import { country } from '../../../src/data/schema.ts';
import { tableDefinitions, type TableName, type Tables, tableNames } from '../../../src/data/tables/index.ts';
import type { DataError } from '../data-error.ts';
import { type AnyRow, checkRows } from '../table-rows.ts';

/** Tables of which some cells could not be read: these are missing from their rows. */
export type KnownTables = {
  [N in TableName]: (Partial<Tables[N][number]> & { row: number })[];
};

/** The columns of a row that these rules use. Absent where the table lacks them or their cell is wrong. */
interface Row {
  row: number;
  geography?: string;
  geography_type?: PlaceType;
  survey_id?: string;
  question_id?: string;
}

/** What some columns may name, in all tables that have them. */
interface Rule {
  columns: string[];
  /** The column of another table in which the names stand: without it they are those of the tables. */
  from?: [table: TableName, column: string];
  /** The full name of a row of that table, and that which a cell gives, as far as it is known: by default the name alone. */
  nameRow?: (row: Row) => string | undefined;
  nameCell?: (cell: string, row: Row) => string | undefined;
  expected: string;
  fix: string;
}

/** Every id that one table takes from another must exist there. Rows of the other that are known to be wrong are not used. */
export function checkReferences(tables: KnownTables, cellErrors: DataError[]): DataError[] {
  const isIncomplete = (table: TableName, id: string) =>
    cellErrors.some(
      ({ file, row = 1, column }) =>
        file === `data/${table}.csv` && (row === 1 || column === undefined || column === id),
    );
  const known = referenceChecks.filter(({ from }) => !from || !isIncomplete(...from));
  return known.flatMap(({ checks }) => checkOnce(checks, tables));
}

const tablesWith = (column: string) => tableNames.filter((name) => column in tableDefinitions[name].columns);

/** How a place of each type is named. */
const placeNames = {
  england_wales: country,
  force: 'a force as the first column of data/police-forces.csv names it',
  region: 'a region as data/police-forces.csv names it',
  'force group': 'forces as data/police-forces.csv names them, with + between',
};

type PlaceType = keyof typeof placeNames;

/** The kinds of place in a table that has no column for them. */
const placesWithoutType: { [N in TableName]?: PlaceType[] } = {
  discharges: ['england_wales'],
  'fatal-shootings': ['england_wales', 'force'],
  'fatal-shootings-who': ['england_wales'],
  'firearms-reports': ['england_wales', 'force'],
  'population-ethnicity': ['england_wales'],
  'taser-officers': ['force'],
  'worked-out': ['england_wales', 'region', 'force'],
};

/** Whether a name is that of a place of each type. */
function findPlaces(forces: KnownTables['police-forces']): Record<PlaceType, (name: string) => boolean> {
  const names = new Set(forces.map(({ geography }) => geography));
  return {
    england_wales: (name) => name === country,
    force: (name) => names.has(name),
    region: (name) => forces.some(({ region }) => region === nameRegion(name)),
    // “Hampshire + Thames Valley (joint unit)”, “Metropolitan + West Midlands Police”.
    'force group': (name) => {
      const group = name.replace(/ \(.*\)$/, '').split(' + ');
      return group.length > 1 && group.every((force) => names.has(force.replace(/ Police$/, '')));
    },
  };
}

/** The region as police-forces.csv names it: “West Midlands region” is not the force, and releases write “the Humber”. */
export const nameRegion = (name: string): string =>
  name.replace(/ region$/, '').replace('the Humber', 'The Humber');

/** A place with another spelling or type would silently be left out of every chart. */
const placeChecks = tablesWith('geography').map((table) => (tables: KnownTables) => {
  const isPlace = findPlaces(tables['police-forces']);
  return checkRows(table, tables[table] as Row[], ({ geography, geography_type: type }, refuse) => {
    const types = type ? [type] : (placesWithoutType[table] ?? []);
    if (geography === undefined || types.length === 0 || types.some((one) => isPlace[one](geography))) return;
    refuse('geography', {
      received: type ? `${geography}, ${type}` : geography,
      expected: types.map((one) => placeNames[one]).join(', or '),
      fix: type ? 'use that spelling, or another geography_type' : 'use that spelling',
    });
  });
});

const nameQuestion = ({ question_id: id, survey_id: survey }: Omit<Row, 'row'>) =>
  id && survey ? `${id} of ${survey}` : undefined;

const rules: Rule[] = [
  {
    columns: ['source_id', 'respondents_source_id', 'printed_alike_by'],
    from: ['sources', 'source_id'],
    expected: 'an id that stands in data/sources.csv',
    fix: 'add the source there, or correct the id',
  },
  {
    columns: ['survey_id'],
    from: ['surveys', 'survey_id'],
    expected: 'a survey of data/surveys.csv',
    fix: 'add the survey there, or correct the id',
  },
  {
    columns: ['question_id'],
    from: ['questions', 'question_id'],
    nameRow: nameQuestion,
    nameCell: (_, row) => nameQuestion(row),
    expected: 'a question that data/questions.csv lists for the survey',
    fix: 'add the question there, or correct the id',
  },
  {
    columns: ['same_as'],
    from: ['questions', 'question_id'],
    nameRow: nameQuestion,
    nameCell: (survey_id, row) => nameQuestion({ ...row, survey_id }),
    expected: 'a survey with a question of this id',
    fix: 'correct the id, or add the question',
  },
  {
    columns: ['tables'],
    expected: 'names of files in data/, without .csv',
    fix: 'correct the name',
  },
];

type Check = (tables: KnownTables) => DataError[];

const checksOf = ({ columns, from, nameRow, nameCell = String, expected, fix }: Rule): Check[] =>
  columns.flatMap((column) =>
    tablesWith(column).map((table) => (tables) => {
      const named =
        (from && (tables[from[0]] as AnyRow[]).map(nameRow ?? ((row) => row[from[1]]))) ?? tableNames;
      const known = new Set<unknown>(named);
      return checkRows(table, tables[table] as AnyRow[], (row, refuse) => {
        for (const cell of [row[column] ?? []].flat() as string[]) {
          const received = nameCell(cell, row);
          if (received && !known.has(received)) refuse(column, { received, expected, fix });
        }
      });
    }),
  );

const referenceChecks: (Pick<Rule, 'from'> & { checks: Check[] })[] = [
  { from: ['police-forces', 'region'], checks: placeChecks },
  ...rules.map((rule) => ({ ...rule, checks: checksOf(rule) })),
];

type ChartAnswer = Tables['chart-answers'][number];

/** References from the table of the answers that charts show. */
export function checkChartAnswers({ questions, responses, 'chart-answers': answers }: Tables): DataError[] {
  const isOfQuestion =
    ({ survey_id, question_id }: ChartAnswer) =>
    (row: { survey_id: string; question_id: string }) =>
      row.survey_id === survey_id && row.question_id === question_id;
  const seriesOf = (answer: ChartAnswer) => questions.find(isOfQuestion(answer))?.comparable_series ?? null;
  return checkRows('chart-answers', answers, (answer, refuse) => {
    const shown = responses
      .filter(isOfQuestion(answer))
      .filter(({ subgroup, wave }) => subgroup === answer.subgroup && wave === answer.wave)
      .filter(({ preferred, base }) => preferred && (answer.base === null || base === answer.base));
    const ids = new Set(shown.map(({ option_id }) => option_id));
    for (const received of answer.option_id.filter((option) => !ids.has(option)))
      refuse('option_id', {
        received,
        expected:
          'an answer that data/responses.csv lists for the question, base, subgroup and wave, preferred',
        fix: 'add the answer there, or correct the cells of this row',
      });
    const first = answers.find(({ chart, line }) => chart === answer.chart && line === answer.line);
    const isJoinable = first && seriesOf(first) !== null && seriesOf(answer) === seriesOf(first);
    if (answer.line !== null && !isJoinable)
      refuse('line', {
        expected: 'questions of one comparable_series in data/questions.csv',
        fix: 'name the series there if the same options were put to the same people, or empty the cell',
      });
  });
}
