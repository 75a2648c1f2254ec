import { firmSources } from '../../data/cite.ts';
import { sort, sum } from 'd3';
import { isDate } from '../../data/column.ts';
import { formatCount, formatDate, formatPercent, formatPeriod } from '../../data/format.ts';
import { rowWhere, valuesOf, where } from './rows-and-phrases.ts';
import type { Tables } from '../../data/tables/index.ts';

/**
 * One published answer of one survey, with what is known of the survey: who asked whom, when, how, and how many answered.
 * A type, not an interface, so that it can stand as a chart’s row.
 */
export type Opinion = {
  survey_id: string;
  survey: string;
  sponsor: string;
  population: string;
  method: string | null;
  /** As precisely as it is known, in words. */
  asked: string | null;
  /** Whether that is when people were asked, or when the answers came out. */
  dated: 'asked' | 'published' | null;
  year: number | null;
  /** In our words; the questionnaires were not seen. */
  question: string;
  comparable_with: string | null;
  percent: number;
  /** Percentages that other sources give for the same answer, where they are not the same figure rounded. */
  also_given: string | null;
  /** How many answered, with the source’s own hedge; null where no source says. */
  answered: string | null;
  /** Where it is not said whether that many answered or were asked. */
  answered_unsure: 'yes' | 'no';
  /** Of the answer, and of the number who answered. */
  source_id: string;
  /** Copies and the like, on which no answer rests; of the survey itself they may be all there is. */
  weak_source_id: string | null;
};

/** An answer that a chart shows, and how it names it: a row of chart-answers.csv. */
export type ChartAnswer = Tables['chart-answers'][number];

/** In the order of the chart, without those that the tables no longer hold, or did not yet hold. */
export const answersOf = (tables: Tables, chart: ChartAnswer['chart']): ChartAnswer[] =>
  sort(where(tables['chart-answers'], { chart }), ({ order }) => order).filter(
    ({ survey_id, question_id, ...answer }) =>
      where(tables.surveys, { survey_id }).length > 0 &&
      where(tables.questions, { survey_id, question_id }).length > 0 &&
      answer.option_id.every((option_id) =>
        findPublished(tables, { survey_id, question_id, ...answer }, option_id),
      ),
  );

/** As answersOf, for a chart that shows one survey. */
export function answersOfOneSurvey(tables: Tables, chart: ChartAnswer['chart']) {
  const answers = answersOf(tables, chart);
  const [survey_id = '', ...others] = valuesOf(answers, 'survey_id');
  if (others.length > 0)
    throw new Error(`${chart} shows one survey, not ${[survey_id, ...others].join(', ')}`);
  return { survey_id, answers };
}

/** The row of an option that the site uses. */
function findPublished(tables: Tables, answer: ChartAnswer, option_id: string) {
  const { survey_id, question_id, base, subgroup, wave } = answer;
  const which = { survey_id, question_id, subgroup, wave, ...(base !== null && { base }) };
  return where(tables.responses, { ...which, option_id, preferred: true })[0];
}

/** The rows that the site uses, one for each answer that is added up. Throws where there is none. */
export const findAllPublished = (tables: Tables, answer: ChartAnswer) =>
  answer.option_id.map((option_id) => {
    const published = findPublished(tables, answer, option_id);
    if (!published) throw new Error(`no answer ${answer.survey_id} ${answer.question_id} ${option_id}`);
    return published;
  });

/** A sum of published tenths; the rounding only undoes binary fractions. */
export const addUp = (published: { percent: number }[]): number =>
  Math.round(sum(published, ({ percent }) => percent) * 10) / 10;

/** Of bars and dots; the others are those of more specialists, or of officers who would carry on a condition. */
const colours: Record<string, string> = {
  'arming_view/adequate_now': 'unarmed',
  'arming_view/all_routinely_armed': 'armed',
  'resign/would_resign': 'unarmed',
  'carry_never/never': 'unarmed',
  'taser_all/yes': 'taser',
};

/** Of an answer as “question/option”. */
export const colourOfAnswer = (answer: string): string => colours[answer] ?? 'armed-2';

type Survey = Tables['surveys'][number];

/** With the words of the question that it repeats. */
function questionOf(tables: Tables, survey_id: string, question_id: string): Tables['questions'][number] {
  const question = rowWhere(tables.questions, { survey_id, question_id });
  const { same_as } = question;
  return same_as === null
    ? question
    : { ...question, paraphrase: questionOf(tables, same_as, question_id).paraphrase };
}

/** With the source’s own hedge: about 11,000. */
function answeredOf(tables: Tables, survey: Survey): string | null {
  const { survey_id, respondents, respondents_quoted, respondents_qualifier } = survey;
  const [count] = where(tables['survey-counts'], { survey_id, measure: 'respondents', preferred: true });
  const value = count?.value ?? respondents ?? respondents_quoted;
  const qualifier = count ? count.qualifier : respondents_qualifier;
  return value === null ? null : [qualifier, formatCount(value)].filter(Boolean).join(' ');
}

/** 2017-01-09 to 2017-01 → January 2017: no more precise than the vaguer end. */
function formatField(start: string, end: string): string {
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return formatDate(start.slice(0, 7));
  return formatPeriod(`${start}/${end}`);
}

/** Throws on a survey, a question or an answer that the tables do not hold, and where a sum is not the publisher’s own. */
export function deriveOpinion(tables: Tables, answer: ChartAnswer): Opinion {
  const { survey_id, question_id, option_id, base, subgroup, wave } = answer;
  const survey = rowWhere(tables.surveys, { survey_id });
  const { field_start, field_end, source_id } = survey;
  const { paraphrase, comparable_with } = questionOf(tables, survey_id, question_id);
  const used = findAllPublished(tables, answer);
  const percent = addUp(used);
  const total = answer.net ?? (option_id.length === 1 ? option_id[0] : undefined);
  const sums = where(tables.responses, {
    survey_id,
    question_id,
    subgroup,
    wave,
    ...(base !== null && { base }),
  }).filter((row) => row.option_id === total);
  const other = where(sums, { preferred: true }).find((row) => row.percent !== percent);
  if (other)
    throw new Error(
      `${survey_id} ${question_id}: options come to ${percent}, published net ${other.percent}`,
    );
  const others = valuesOf(sums, 'percent').filter((value) => ![percent, Math.round(percent)].includes(value));
  const first = wave ?? field_start ?? field_end;
  const last = wave ?? field_end ?? field_start;
  const size = used[0]?.sample_size ?? null;
  // The survey’s number is not that of a part of it.
  const ofAll = subgroup || wave ? null : answeredOf(tables, survey);
  const answered = size === null ? ofAll : formatCount(size);
  const firm = firmSources(
    tables,
    used.flatMap((row) => row.source_id),
  );
  if (firm.length === 0) throw new Error(`no source to draw on: ${survey_id} ${question_id}`);
  const ofCount = answered && size === null ? (survey.respondents_source_id ?? []) : [];
  const weak = source_id.filter((id) => firmSources(tables, [id]).length === 0);
  return {
    survey_id,
    survey: survey.name,
    sponsor: survey.sponsor.replace(/^PFEW\b/, 'Police Federation of England and Wales'),
    population: survey.population,
    method: survey.method,
    asked: first && last && isDate(first) ? formatField(first, last) : null,
    dated: first ? (survey.field_date_kind ?? 'asked') : null,
    year: first ? Number(first.slice(0, 4)) : null,
    question: paraphrase,
    comparable_with,
    percent,
    also_given: others.join(';') || null,
    answered,
    answered_unsure: answered && survey.respondents_unsure ? 'yes' : 'no',
    source_id: [...new Set([...firm, ...firmSources(tables, ofCount)])].join(';'),
    weak_source_id: weak.join(';') || null,
  };
}

type Shown = { shown: 'in the picture' | 'in words' };

/** Throws where nobody knows when a survey that is drawn was asked: titles and labels say its year. */
export function drawnOf<Row extends Shown & Pick<Opinion, 'survey_id' | 'year'>>(rows: Row[]): Row[] {
  const drawn = rows.filter(({ shown }) => shown === 'in the picture');
  const undated = drawn.find(({ year }) => year === null);
  if (undated) throw new Error(`no date of survey ${undated.survey_id}`);
  return drawn;
}

/** For sentences: the share of each answer, by the name under which they put it in. */
export const sharesOf = <Row extends { percent: number }>(
  rows: Row[],
  named: Record<string, Partial<Row>>,
): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(named).map(([name, which]) => [
      name,
      where(rows, which).map(({ percent }) => formatPercent(percent))[0],
    ]),
  );

/** The date of the answers, where that is what is known. */
export const formatAsked = ({ dated, asked }: Pick<Opinion, 'dated' | 'asked'>): string =>
  `${dated === 'published' ? 'published ' : ''}${asked}`;
