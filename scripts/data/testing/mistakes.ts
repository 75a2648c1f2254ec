import Papa from 'papaparse';
import { factsOf } from '../../../src/data/column.ts';
import { tableDefinitions, type TableName, tableNames } from '../../../src/data/tables/index.ts';
import { formatError, mergeRepeated } from '../data-error.ts';
import { parseTables, type ReadFile } from '../load.ts';
import { checkCell } from '../parse-table.ts';

type Texts = Partial<Record<TableName, string>>;

/** Tables without an error. Only the columns that mistakes are made in are given; the others hold something that fits. */
const rightTables: Texts = {
  sources: `source_id | title | publisher | url | published | evidence | standing | link
    S01 | Firearms 2019 | Home Office | https://example.org/a | 2019-07-25 | quoted | official | 1
    S02 | Federation poll | Federation | | 2017-01 | file | federation | 0
    S03 | A page without a day | Press | | | quoted | press or other | 0`,
  'police-forces': `geography | force_id | region | nation | tile_column
    Kent | kent | South East | England | 1
    Sussex | sussex | South East | England | 2
    West Midlands | west-midlands | West Midlands | England | 3
    Humberside | humberside | Yorkshire and The Humber | England | 4`,
  'armed-officers': `geography | geography_type | date | measure | value | release | released | source_id
    England and Wales | england_wales | 2019-03-31 | armed_officers | 6653 | HO Jul 2019 | 2019-07-25 | S01
    Kent | force | 2019-03-31 | armed_officers | 170 | HO Jul 2019 | 2019-07-25 | S01
    West Midlands region | region | 2019-03-31 | armed_officers | 380 | HO Jul 2019 | 2019-07 | S01;S03
    Kent + Sussex (joint unit) | force group | 2018-03-31 | armed_officers | 300 | HO Jul 2019 | 2019 | S01`,
  'police-officers': `geography | geography_type | date | measure | value | release | released
    England and Wales | england_wales | 2018-03-31 | police_officers_fte | 10.5 | HO | 2019-07-25
    Kent | force | 2018-03-31 | police_officers_fte | 1.25 | HO | 2019-07-25
    Sussex | force | 2018-03-31 | police_officers_fte | 2.25 | HO | 2019-07-25
    West Midlands | force | 2018-03-31 | police_officers_fte | 3 | HO | 2019-07-25
    Humberside | force | 2018-03-31 | police_officers_fte | 4 | HO | 2019-07-25`,
  operations: `geography | geography_type | period | measure | value | release | released
    England and Wales | england_wales | 2018-04/2019-03 | operations | 20113 | HO | 2019-07-25
    Kent | force | 2018-04/2019-03 | operations | 300 | HO | 2019-07-25
    West Midlands | force | 2018-04/2019-03 | share_of_EW_operations_pct | 15 | HO | 2019-07-25`,
  'worked-out': `table | geography | date | measure | value | formula | source_id
    armed-officers | England and Wales | 2018-03-31 | armed_officers | 6472 | 6653 - 181 | S01`,
  'force-reports': `geography | geography_type | period | reports | released
    England and Wales | england_wales | 2018-04/2019-03 | 100 | 2019-12-19
    South East | region | 2018-04/2019-03 | 30 | 2019-12-19
    Yorkshire and the Humber | region | 2018-04/2019-03 | 30 | 2019-12-19
    West Midlands | region | 2018-04/2019-03 | 40 | 2019-12-19
    Kent | force | 2018-04/2019-03 | 10 | 2019-12-19
    Sussex | force | 2018-04/2019-03 | 20 | 2019-12-19
    Humberside | force | 2018-04/2019-03 | 30 | 2019-12-19
    West Midlands | force | 2018-04/2019-03 | 40 | 2019-12-19`,
  'taser-use': `geography | geography_type | period | measure | value | release | released
    Kent | force | 2018-04/2019-03 | total | 10 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | non_discharge | 7 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | discharge | 2 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | not_stated | 1 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | fired | 1 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | drive_stun | 1 | HO | 2019-12-19
    Kent | force | 2018-04/2019-03 | angled_drive_stun | 0 | HO | 2019-12-19`,
  'taser-officers': `geography | date | value | released
    Kent | 2018-03-31 | 150 | 2019-07-25`,
  'firearms-reports': `geography | period | dimension | group | is_total | value | released
    Kent | 2018-04/2019-03 | age | all | 1 | 3 | 2019-12-19`,
  discharges: `geography | period | value | released
    England and Wales | 2018-04/2019-03 | 13 | 2019-07-25`,
  'fatal-shootings': `geography | period | measure | value | released
    Kent | 2018-04/2019-03 | fatal_police_shootings_incidents | 1 | 2019-07-25`,
  'fatal-shootings-who': `geography | period | group | value
    England and Wales | 2004-04/2019-03 | women | 3`,
  'population-ethnicity': `geography | date | group | percent | note
    England and Wales | 2021-03-21 | Asian | 9.3 | Census
    England and Wales | 2021-03-21 | Arab | 0.6 | Census: 0.6%`,
  surveys: `survey_id | name | population_size | field_start | field_end
    MPF2017 | Officers of London | 32000 | 2017-01-03 | 2017-01-16`,
  questions: `survey_id | question_id | choice
    MPF2017 | carry | single
    MPF2017 | taser | multiple`,
  responses: `survey_id | question_id | option_id | kind | percent | base | preferred | note
    MPF2017 | carry | everyone | option | 26 | all | 1 |
    MPF2017 | carry | specialists | option | 43.6 | all | 1 |
    MPF2017 | carry | enough | option | 6 | all | 1 |
    MPF2017 | carry | other | option | 0.4 | all | 1 | The source prints 0.4%.
    MPF2017 | carry | everyone | option | 27 | all | 0 | another paper`,
  'survey-counts': `survey_id | measure | value | preferred
    MPF2017 | respondents | 11000 | 1`,
  'fitness-standards': `role | shuttle_level | vo2_ml_kg_min
    All officers | 5:4 | 35
    Highest | 10:5 | `,
  'firearms-training': `course_or_group | measure | value | unit | as_of
    Initial course | length | 9 | weeks | 2017-01
    Initial course | about | nine or so | text | 2017`,
  'met-uplift': `date | measure | value | qualifier
    2016-01-14 | armed officers | 2800 | target
    2016-04-01 | armed officers | 100 to 117 | range`,
  'threat-levels': `start_date | announced_date | level
    2017-05-23 | 2017-05-23 | critical`,
  timeline: `date | date_precision | event_id | category
    1829-09-29 | day | met-founded | founding`,
  positions: `date | actor
    2017-01-16 | The Federation`,
  'story-claims': 'claim\nThe claim',
  'fitness-pass-rates': 'population | value\nOfficers | 95.5',
  'international-arming': 'place | routinely_armed | armed_officers\nNorway | no | 1000',
  'international-shootings': 'place\nNorway',
  notes: 'tables | note\narmed-officers;operations | A warning.',
  corrections: `correction_id | corrected | wrong_since | charts
    a-slip | 2026-11-25 | 2026-11-23 | threat-level`,
  addresses: 'address | since\n/charts/ | 2026-11-23',
};

/** Something that fits a column which a test is not about. */
function fill(name: TableName, column: string): string {
  const definition: (typeof tableDefinitions)[TableName] = tableDefinitions[name];
  const schema = (definition.columns as Record<string, Parameters<typeof factsOf>[0]>)[column];
  if (!schema) throw new Error(`${name} has no column ${column}`);
  const options = /^one of ([^,]+)/.exec(factsOf(schema).expected)?.[1] ?? '';
  const cells = ['', 'S01', '0', '2018-03-31', '2018-04/2019-03', 'https://example.org/', options];
  const fitting = cells.find((cell) => checkCell(schema, cell) !== undefined);
  if (fitting === undefined) throw new Error(`nothing is known that fits ${name}.${column}`);
  return fitting;
}

/** Records of a table, its header first. */
function writeRecords(name: TableName): string[][] {
  const [header = [], ...rows] = (rightTables[name]?.split('\n') ?? []).map((line) =>
    line.split('|').map((cell) => cell.trim()),
  );
  const columns = Object.keys(tableDefinitions[name].columns);
  const unknown = header.filter((column) => !columns.includes(column));
  if (unknown.length > 0) throw new Error(`${name} has no column ${unknown.join(', ')}`);
  return [
    columns,
    ...rows.map((cells) => columns.map((column) => cells[header.indexOf(column)] ?? fill(name, column))),
  ];
}

const today = '2026-11-28';
const csv = (records: string[][]) => Papa.unparse(records, { newline: '\n' });

/** `armed-officers:2:value 6653 → 6,653`: in a cell, a row (`:2`), a whole column (`:*:value`) or the whole file. */
const mistake = /^([\w-]+?)(?::(\d+|\*))?(?::(\w+))? (.*?) → (.*)$/;

/** What an editor reads after these mistakes. */
export function describeMistakes(lines: string[]): string[] {
  const texts = new Map(tableNames.map((name) => [`data/${name}.csv`, csv(writeRecords(name))]));
  for (const line of lines) {
    const [, table = '', row, column, before = '', written = ''] = mistake.exec(line) ?? [];
    const path = `data/${table}.csv`;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`no such mistake: ${line}`);
    if (written === '(no file)') texts.delete(path);
    else texts.set(path, change(text, { row, column, before: unescape(before), after: unescape(written) }));
  }
  const readFile: ReadFile = (path) => {
    const text = texts.get(path);
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' });
    return Buffer.from(text);
  };
  const { cellErrors, figureErrors } = parseTables(readFile, today);
  return mergeRepeated([...cellErrors, ...figureErrors]).map(formatError);
}

/** An escape such as \u200B or \n, the empty cell, and x{2001} for so many of them. */
const unescape = (text: string) =>
  (JSON.parse(`"${text.replace('(empty)', '').replaceAll('"', '\\"')}"`) as string).replaceAll(
    /(.)\{(\d+)\}/g,
    (_, sign: string, times: string) => sign.repeat(Number(times)),
  );

interface Change {
  row: string | undefined;
  column: string | undefined;
  before: string;
  after: string;
}

function change(text: string, { row, column, before, after }: Change): string {
  if (row === undefined) return replaceIn(text, before, after);
  const lines = text.split('\n');
  if (column === undefined)
    return lines.with(Number(row) - 1, replaceIn(lines[Number(row) - 1] ?? '', before, after)).join('\n');
  const records = Papa.parse<string[]>(text).data;
  const at = records[0]?.indexOf(column) ?? -1;
  const changed = records.map((record, index) => {
    if (index === 0 || (row !== '*' && index !== Number(row) - 1)) return record;
    if (row !== '*' && record[at] !== before) throw new Error(`${column} is ${record[at]}, not ${before}`);
    return record.with(at, after);
  });
  return csv(changed);
}

function replaceIn(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`no ${before} in ${text}`);
  return text.replaceAll(before, after);
}
