import { vintages } from '../data/as-of.ts';
import { findSources } from '../data/cite.ts';
import { formatCount, formatDate, formatPercent, formatPeriod, readNumber } from '../data/format.ts';
import type { Claim, ProseFigure, Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { countedOf, readVintages, seriesKeyOf } from '../data/vintages.ts';

/** A figure of the prose with its value, not rounded, from which others can be derived. */
export interface NumericFigure extends ProseFigure {
  value: number;
}

/** Makes a figure of the prose from the tables. Throws when a row that it rests on is not there. */
export type FigureDefinition = (tables: Tables) => NumericFigure;

interface Shown {
  label: string;
  as_at: string;
  /** As a count unless given. */
  format?: ((value: number) => string) | undefined;
}

/** What a row of any table may say of its publication. */
interface SourcedRow {
  row: number;
  source_id: string[];
  release?: string;
  released?: string | null;
}

type PublishedValue = Omit<Publication, 'text' | 'label' | 'table'> & {
  value: number;
  prefix?: string | null;
};

/** A value and its publication: of the source where the row does not say. */
function publish(tables: Tables, { row, source_id, release, released }: SourcedRow, value: number) {
  const [source] = findSources(tables, source_id.slice(0, 1));
  return {
    value,
    release: release ?? source?.publisher ?? '',
    released: released === undefined ? (source?.published ?? null) : released,
    source_id,
    row,
    worked_out: null,
  };
}

/** The figure as the first publication gives it, with the others after it. */
function figureOf(
  table: string,
  published: PublishedValue[],
  { label, as_at, format = formatCount }: Shown,
): NumericFigure {
  const publications = published.map(
    ({ value, prefix, release, released, source_id, row, worked_out }): Publication => ({
      text: prefix ? `${prefix} ${format(value)}` : format(value),
      label: null,
      release,
      released,
      source_id,
      table,
      row,
      worked_out,
    }),
  );
  const value = published[0]?.value ?? Number.NaN;
  return { value, text: publications[0]?.text ?? '', label, as_at, publications, working: null };
}

type Row<N extends keyof Tables> = Tables[N][number];

interface RowChoice<N extends keyof Tables> extends Omit<Shown, 'as_at'> {
  table: N;
  find: (row: Row<N>) => boolean;
  as_at: string | ((row: Row<N>) => string);
  /** The column that holds the figure, alone or among words. */
  value: keyof Row<N> & string;
  /** Where it stands among words: its first group is the figure. */
  pick?: RegExp;
}

/** A figure of any table: the newest of the rows that are found, with the others as its history. */
export const figureFromRow =
  <N extends keyof Tables>({
    table,
    find,
    value,
    pick,
    as_at,
    label,
    format,
  }: RowChoice<N>): FigureDefinition =>
  (tables) => {
    const rows = (tables[table] as Row<N>[]).filter(find);
    const published = rows.map((row) => {
      const sourced = row as unknown as SourcedRow;
      const cell = String(row[value]);
      const figure = readNumber(pick ? (pick.exec(cell)?.[1] ?? '') : cell);
      if (Number.isNaN(figure)) throw new Error(`no figure in ${table}, row ${sourced.row}: ${cell}`);
      return publish(tables, sourced, figure);
    });
    const [first] = rows;
    if (!first) throw new Error(`no figure: ${table}, ${label}`);
    const history = vintages(published, () => table)[0] ?? [];
    return figureOf(table, history.toReversed(), {
      label,
      as_at: typeof as_at === 'string' ? as_at : as_at(first),
      format,
    });
  };

interface AnswerChoice {
  survey: string;
  question: string;
  option: string;
  label: string;
  /** When it was asked, where the survey’s own dates do not say it well. */
  as_at?: string | undefined;
  wave?: string | null;
  where?: ((row: Row<'responses'>) => boolean) | undefined;
}

/** The answer that the site uses: a published percentage of those who answered. */
export const figureFromAnswer =
  ({
    survey,
    question,
    option,
    label,
    as_at,
    wave = null,
    where = () => true,
  }: AnswerChoice): FigureDefinition =>
  (tables) => {
    const row = tables.responses.find(
      (row) =>
        row.survey_id === survey &&
        row.question_id === question &&
        row.option_id === option &&
        row.preferred &&
        row.subgroup === null &&
        row.wave === wave &&
        where(row),
    );
    const asked = tables.surveys.find((other) => other.survey_id === survey);
    if (!row || !asked) throw new Error(`no answer: ${survey} ${question} ${option}`);
    return figureOf('responses', [publish(tables, row, row.percent)], {
      label,
      as_at: as_at ?? formatDate((asked.field_end ?? asked.field_start ?? '').slice(0, 7)),
      format: formatPercent,
    });
  };

/** How many answered, or were asked, as the source that the site follows says; what others say stands after it. */
export const figureFromSurveyCount =
  ({
    survey,
    measure,
    label,
  }: {
    survey: string;
    measure: 'respondents' | 'members';
    label: string;
  }): FigureDefinition =>
  (tables) => {
    const rows = tables['survey-counts'].filter((row) => row.survey_id === survey && row.measure === measure);
    const [chosen, ...others] = rows
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map((row) => ({ ...publish(tables, row, row.value), prefix: row.qualifier }));
    const asked = tables.surveys.find((other) => other.survey_id === survey);
    if (!chosen || !asked) throw new Error(`no count: ${survey} ${measure}`);
    return figureOf('survey-counts', [chosen, ...others], {
      label,
      as_at: formatDate((asked.field_start ?? '').slice(0, 7)),
    });
  };

/** A figure of the armed officers or the operations, with every value that was published for it. */
export const figureFromVintage =
  ({
    table,
    geography,
    date,
    measure,
    label,
  }: {
    table: 'armed-officers' | 'operations';
    geography: string;
    date: string;
    measure: string;
    label: string;
  }): FigureDefinition =>
  (tables) => {
    const key = seriesKeyOf({ geography, date, measure });
    const rows = readVintages(tables, table).filter((row) => seriesKeyOf(row) === key);
    if (rows.length === 0) throw new Error(`no figure: ${table} ${geography} ${date} ${measure}`);
    const history = countedOf(tables, vintages(rows, seriesKeyOf)[0] ?? []);
    const as_at = date.includes('/') ? formatPeriod(date) : formatDate(date);
    return figureOf(table, history.toReversed(), { label, as_at });
  };

interface Derivation extends Omit<Shown, 'as_at'> {
  value: (...values: number[]) => number;
  /** How it follows, in words that a reader can follow. */
  working: (...from: NumericFigure[]) => string;
  /** The day of the first figure unless given. */
  as_at?: string;
}

/** A figure derived from others, whose newest publications it rests on. */
export const deriveFigure =
  (
    definitions: FigureDefinition[],
    { value: derive, working, label, as_at, format = formatCount }: Derivation,
  ): FigureDefinition =>
  (tables) => {
    const from = definitions.map((define) => define(tables));
    const value = derive(...from.map((figure) => figure.value));
    return {
      value,
      text: format(value),
      label,
      as_at: as_at ?? from[0]?.as_at ?? '',
      publications: from.map((figure) => ({
        ...(figure.publications[0] as Publication),
        label: figure.label,
      })),
      working: working(...from),
    };
  };

/** A claim about figures, whose values are tested in their order. A derived figure is listed as it is formatted. */
export function claimAbout(
  definitions: Record<string, FigureDefinition>,
  holds: (...values: number[]) => boolean,
): Claim {
  const figuresOf = (tables: Tables) =>
    Object.entries(definitions).map(([name, define]) => ({ name, ...define(tables) }));
  return {
    holds: (tables) => holds(...figuresOf(tables).map(({ value }) => value)),
    figures: (tables) =>
      Object.fromEntries(
        figuresOf(tables).map(({ name, working, value, text }) => [name, working === null ? value : text]),
      ),
  };
}
