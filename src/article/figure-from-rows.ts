import { where as findRows } from '../charts/kit/rows-and-phrases.ts';
import { vintages } from '../data/as-of.ts';
import { findSources } from '../data/cite.ts';
import { formatCount, formatDate, formatPercent, formatPeriod } from '../data/format.ts';
import type { Claim, ProseFigure, Publication } from '../data/prose.ts';
import type { Tables } from '../data/tables/index.ts';
import { countedOf, readVintages, seriesKeyOf, type Vintage } from '../data/vintages.ts';

/** A figure of the prose with its value, not rounded, from which others can be derived. */
export interface NumericFigure extends ProseFigure {
  value: number;
}

/** Makes a figure of the prose from the tables. Throws when a row that it rests on is not there. */
export type FigureDefinition = (tables: Tables) => NumericFigure;

interface Shown {
  label: string;
  as_at: string;
}

/** What a row of any table may say of its publication. */
interface SourcedRow {
  row: number;
  source_id: string[];
  release?: string;
  released?: string | null;
  worked_out?: string | null;
}

interface PublishedValue {
  value: number;
  released: string | null;
  publication: Publication;
}

/** A value as a row publishes it. Where the row does not say, its source does. */
function publish(
  tables: Tables,
  table: string,
  sourced: SourcedRow,
  value: number,
  text = formatCount(value),
): PublishedValue {
  const { row, source_id, worked_out = null } = sourced;
  const [source] = findSources(tables, source_id.slice(0, 1));
  const released = sourced.released === undefined ? (source?.published ?? null) : sourced.released;
  const release = sourced.release ?? source?.publisher ?? '';
  const publication = { text, label: null, release, released, source_id, table, row, worked_out };
  return { value, released, publication };
}

/** The figure as the first publication gives it, with the others after it. */
const figureOf = (published: PublishedValue[], shown: Shown): NumericFigure => ({
  value: published[0]?.value ?? Number.NaN,
  text: published[0]?.publication.text ?? '',
  ...shown,
  publications: published.map(({ publication }) => publication),
  working: null,
});

type Row<N extends keyof Tables> = Tables[N][number];

interface RowChoice<N extends keyof Tables> {
  table: N;
  label: string;
  /** What the columns of the row hold. */
  where: Partial<Row<N>>;
  /** The column that holds the figure: `value` unless given. */
  column?: keyof Row<N> & string;
  /** The date or the period of the row unless given. */
  as_at?: string | ((row: Row<N>, tables: Tables) => string);
  /** As a count unless given. */
  format?: (value: number) => string;
  missing?: string;
}

function formatWhen(row: object): string {
  const { date, period } = row as { date?: string | null; period?: string | null };
  return period ? formatPeriod(period) : formatDate(date ?? '');
}

/** A figure of any table: the newest of the rows that are found, with the others as its history. */
export const figureFromRow =
  <N extends keyof Tables>({
    table,
    where,
    column = 'value' as keyof Row<N> & string,
    as_at = formatWhen,
    label,
    format = formatCount,
    missing = `no figure: ${table}, ${label}`,
  }: RowChoice<N>): FigureDefinition =>
  (tables) => {
    const rows = findRows(tables[table] as Row<N>[], where);
    const [first] = rows;
    if (!first) throw new Error(missing);
    const published = rows.map((row) => {
      const sourced = row as unknown as SourcedRow;
      const cell = row[column] ?? 'an empty cell';
      const value = Number(cell);
      if (Number.isNaN(value)) throw new Error(`no figure in ${table}, row ${sourced.row}: ${String(cell)}`);
      return publish(tables, table, sourced, value, format(value));
    });
    const history = vintages(published, () => table)[0] ?? [];
    return figureOf(history.toReversed(), {
      label,
      as_at: typeof as_at === 'string' ? as_at : as_at(first, tables),
    });
  };

/** The month in which a survey ended, or began where its end is not known. */
function monthOf(tables: Tables, survey: string): string {
  const asked = tables.surveys.find(({ survey_id }) => survey_id === survey);
  return formatDate((asked?.field_end ?? asked?.field_start ?? '').slice(0, 7));
}

interface AnswerChoice {
  survey: string;
  question?: string;
  option: string;
  label: string;
  /** When it was asked, where the survey’s own dates do not say it well. */
  as_at?: string;
  where?: Partial<Row<'responses'>>;
}

/** The answer that the site uses: a published percentage of those who answered. */
export const figureFromAnswer = ({
  survey,
  question = 'arming_view',
  option,
  label,
  as_at,
  where,
}: AnswerChoice) =>
  figureFromRow({
    table: 'responses',
    where: {
      survey_id: survey,
      question_id: question,
      option_id: option,
      preferred: true,
      subgroup: null,
      wave: null,
      ...where,
    },
    column: 'percent',
    as_at: as_at ?? ((_row, tables) => monthOf(tables, survey)),
    label,
    format: formatPercent,
    missing: `no answer: ${survey} ${question} ${option}`,
  });

/** How many answered, or were asked, from the source that the site follows, then from the others. */
export const figureFromSurveyCount =
  (survey: string, measure: 'respondents' | 'members', label: string): FigureDefinition =>
  (tables) => {
    const rows = findRows(tables['survey-counts'], { survey_id: survey, measure });
    if (!rows.some((row) => row.preferred)) throw new Error(`no count: ${survey} ${measure}`);
    const published = rows
      .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
      .map((row) => {
        const text = [row.qualifier, formatCount(row.value)].filter(Boolean).join(' ');
        return publish(tables, 'survey-counts', row, row.value, text);
      });
    return figureOf(published, { label, as_at: monthOf(tables, survey) });
  };

interface VintageChoice extends Pick<Vintage, 'table' | 'geography' | 'date' | 'measure'> {
  label: string;
}

/** A figure of the armed officers or the operations, with every value that was published for it. */
export const figureFromVintage =
  ({ table, label, ...series }: VintageChoice): FigureDefinition =>
  (tables) => {
    const key = seriesKeyOf(series);
    const rows = readVintages(tables, table).filter((row) => seriesKeyOf(row) === key);
    if (rows.length === 0) throw new Error(`no figure: ${table}, ${key}`);
    const history = countedOf(tables, vintages(rows, seriesKeyOf)[0] ?? []);
    const as_at = series.date.includes('/') ? formatPeriod(series.date) : formatDate(series.date);
    const published = history.map((row) => publish(tables, table, row, row.value));
    return figureOf(published.toReversed(), { label, as_at });
  };

interface Derivation {
  label: string;
  format?: (value: number) => string;
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
