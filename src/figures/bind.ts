import { formatDate, formatPeriod, readNumber } from './format.ts';
import type { BoundNumber, Publication } from './prose.ts';
import type { Tables } from './tables/index.ts';
import { vintages } from './as-known.ts';
import { countedOf, readVintages, thingOf } from './vintages.ts';

/** Ways to bind a number of the prose to rows. All throw when the row is not there. */

type Print = (value: number) => string;

/** A bound number with its bare value. */
export interface Numeric extends BoundNumber {
  /** Not rounded, for working on. */
  value: number;
}

function sourceOf(tables: Tables, id: string | undefined) {
  const source = tables.sources.find((source) => source.source_id === id);
  if (!source) throw new Error(`unknown source: ${id}`);
  return source;
}

/** The answer that the site uses: a published percentage of those who answered. */
export function bindAnswer(
  tables: Tables,
  {
    survey,
    question,
    option,
    counts,
    print,
  }: { survey: string; question: string; option: string; counts: string; print: Print },
): Numeric {
  const row = tables.responses.find(
    (row) =>
      row.survey_id === survey && row.question_id === question && row.option_id === option && row.preferred,
  );
  const asked = tables.surveys.find((other) => other.survey_id === survey);
  if (!row || !asked) throw new Error(`no answer: ${survey} ${question} ${option}`);
  const source = sourceOf(tables, row.source_id[0]);
  return {
    value: row.percent,
    text: print(row.percent),
    counts,
    as_at: formatDate((asked.field_end ?? asked.field_start ?? '').slice(0, 7)),
    publications: [
      {
        text: print(row.percent),
        counts: null,
        release: source.publisher,
        released: source.published,
        source_id: row.source_id,
        table: 'responses',
        row: row.row,
        worked_out: null,
      },
    ],
    working: null,
  };
}

/** How many answered, or were asked, as the source that the site follows says; what others say stands beside it. */
export function bindSurveyCount(
  tables: Tables,
  {
    survey,
    measure,
    counts,
    print,
  }: { survey: string; measure: 'respondents' | 'members'; counts: string; print: Print },
): Numeric {
  const rows = tables['survey-counts'].filter((row) => row.survey_id === survey && row.measure === measure);
  const chosen = rows.find((row) => row.preferred);
  const asked = tables.surveys.find((other) => other.survey_id === survey);
  if (!chosen || !asked) throw new Error(`no count: ${survey} ${measure}`);
  const publications = [chosen, ...rows.filter((row) => row !== chosen)].map((row): Publication => {
    const source = sourceOf(tables, row.source_id[0]);
    return {
      text: [row.qualifier, print(row.value)].filter(Boolean).join(' '),
      counts: null,
      release: source.publisher,
      released: source.published,
      source_id: row.source_id,
      table: 'survey-counts',
      row: row.row,
      worked_out: null,
    };
  });
  return {
    value: chosen.value,
    text: print(chosen.value),
    counts,
    as_at: formatDate((asked.field_start ?? '').slice(0, 7)),
    publications,
    working: null,
  };
}

/** A figure of the armed officers or the operations, with every value that was published for it. */
export function bindVintage(
  tables: Tables,
  {
    table,
    geography,
    date,
    measure,
    counts,
    print,
  }: {
    table: 'armed-officers' | 'operations';
    geography: string;
    date: string;
    measure: string;
    counts: string;
    print: Print;
  },
): Numeric {
  const rows = readVintages(tables, table).filter(
    (row) => thingOf(row) === thingOf({ geography, date, measure }),
  );
  const history = countedOf(tables, vintages(rows, thingOf)[0] ?? []);
  const newest = history.at(-1);
  if (!newest) throw new Error(`no figure: ${table} ${geography} ${date} ${measure}`);
  const publications = history
    .toReversed()
    .map(({ value, release, released, source_id, row, worked_out }): Publication => ({
      text: print(value),
      counts: null,
      release,
      released,
      source_id,
      table,
      row,
      worked_out,
    }));
  const as_at = date.includes('/') ? formatPeriod(date) : formatDate(date);
  return { value: newest.value, text: print(newest.value), counts, as_at, publications, working: null };
}

/** A number worked out from others. `working` says how, in words that a reader can follow. */
export function bindWorking(
  from: BoundNumber[],
  {
    value,
    counts,
    working,
    print,
    as_at,
  }: { value: number; counts: string; working: string; print: Print; as_at?: string },
): Numeric {
  const publications = from.map((number) => ({
    ...(number.publications[0] as Publication),
    counts: number.counts,
  }));
  return { value, text: print(value), counts, as_at: as_at ?? from[0]?.as_at ?? '', publications, working };
}

type Row<N extends keyof Tables> = Tables[N][number];

/** What a row of any table may say of its publication. */
interface Sourced {
  row: number;
  source_id: string[];
  release?: string;
  released?: string | null;
}

interface RowBinding<N extends keyof Tables> {
  table: N;
  find: (row: Row<N>) => boolean;
  /** The column that holds the figure, alone or among words. */
  value: keyof Row<N> & string;
  /** Where it stands among words: its first group is the figure. */
  pick?: RegExp;
  as_at: string;
  counts: string;
  print: Print;
}

/** A figure of any other table: the newest of the rows that are found, with the others as its history. */
export function bindRow<N extends keyof Tables>(
  tables: Tables,
  { table, find, value, pick, as_at, counts, print }: RowBinding<N>,
): Numeric {
  const rows: Row<N>[] = tables[table];
  const found = rows.filter(find).map((row) => {
    const { source_id, ...sourced } = row as unknown as Sourced;
    const source = sourceOf(tables, source_id[0]);
    const cell = String(row[value]);
    const figure = readNumber(pick ? (pick.exec(cell)?.[1] ?? '') : cell);
    if (Number.isNaN(figure)) throw new Error(`no figure in ${table}, row ${sourced.row}: ${cell}`);
    const released = sourced.released === undefined ? source.published : sourced.released;
    return { figure, source_id, released, release: sourced.release ?? source.publisher, row: sourced.row };
  });
  const history = vintages(found, () => table)[0] ?? [];
  const newest = history.at(-1);
  if (!newest) throw new Error(`no figure: ${table}, ${counts}`);
  const publications = history
    .toReversed()
    .map(({ figure, release, released, source_id, row }): Publication => ({
      text: print(figure),
      counts: null,
      release,
      released,
      source_id,
      table,
      row,
      worked_out: null,
    }));
  return { value: newest.figure, text: print(newest.figure), counts, as_at, publications, working: null };
}
