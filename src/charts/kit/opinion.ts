import { sum } from 'd3';
import { isDate } from '../../data/column.ts';
import { formatCount, formatDate, formatPeriod, readNumber } from '../../data/format.ts';
import { firmSources, rowWhere, valuesOf, where } from './rows-and-phrases.ts';
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

export interface Which {
  survey: string;
  question?: string;
  /** Several are added up, as published. */
  options: string[];
  /** The publisher’s own sum of them, which must agree. */
  net?: string;
  base?: string;
  subgroup?: string;
  wave?: string;
}

type Survey = Tables['surveys'][number];

/** Looks through “as PFEW2017”, and leaves out our own remarks in brackets. */
function questionOf(tables: Tables, survey_id: string, question_id: string): Tables['questions'][number] {
  const question = rowWhere(tables.questions, { survey_id, question_id });
  const [, other] = /^as ([A-Z0-9_]+)$/.exec(question.paraphrase) ?? [];
  const { paraphrase } = other ? questionOf(tables, other, question_id) : question;
  return { ...question, paraphrase: paraphrase.replace(/ \(.*\)$/, '') };
}

/** With the source’s own hedge: about 11,000. */
function answeredOf(tables: Tables, { survey_id, respondents, respondents_note }: Survey): string | null {
  const [count] = where(tables['survey-counts'], { survey_id, measure: 'respondents', preferred: true });
  if (count) return [count.qualifier, formatCount(count.value)].filter(Boolean).join(' ');
  const note = respondents_note ?? '';
  if (respondents !== null) return (/\(rounded\)/.test(note) ? 'about ' : '') + formatCount(respondents);
  const [, hedge, value] = /\b(about|almost|more than) ([\d,]+)/.exec(note) ?? [];
  return hedge && value ? `${hedge} ${formatCount(readNumber(value))}` : null;
}

/** 2017-01-09 to 2017-01 → January 2017: no more precise than the vaguer end. */
function formatField(start: string, end: string): string {
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return formatDate(start.slice(0, 7));
  return formatPeriod(`${start}/${end}`);
}

/** Throws on a survey, a question or an answer that the tables do not hold, and where a sum is not the publisher’s own. */
export function readOpinion(
  tables: Tables,
  { survey: survey_id, question: question_id = 'arming_view', options, net, base, subgroup, wave }: Which,
): Opinion {
  const survey = rowWhere(tables.surveys, { survey_id });
  const { respondents_note, field_start, field_end, source_id } = survey;
  const { paraphrase, comparable_with } = questionOf(tables, survey_id, question_id);
  const answers = where(tables.responses, {
    survey_id,
    question_id,
    subgroup: subgroup ?? null,
    wave: wave ?? null,
    ...(base !== undefined && { base }),
  });
  const used = options.map((option_id) => rowWhere(answers, { option_id, preferred: true }));
  // Sums of published tenths; the rounding only undoes binary fractions.
  const percent = Math.round(sum(used, (row) => row.percent) * 10) / 10;
  const total = net ?? (options.length === 1 ? options[0] : undefined);
  const sums = total === undefined ? [] : where(answers, { option_id: total });
  const other = where(sums, { preferred: true }).find((row) => row.percent !== percent);
  if (other)
    throw new Error(
      `${survey_id} ${question_id}: options come to ${percent}, published net ${other.percent}`,
    );
  const others = valuesOf(sums, 'percent').filter((value) => ![percent, Math.round(percent)].includes(value));
  const first = wave ?? field_start ?? field_end;
  const last = wave ?? field_end ?? field_start;
  const sized = used[0]?.base.match(/\bn=(\d+)/)?.[1];
  // The survey’s number is not that of a part of it.
  const ofAll = subgroup || wave ? null : answeredOf(tables, survey);
  const answered = sized ? formatCount(Number(sized)) : ofAll;
  const firm = firmSources(
    tables,
    used.flatMap((row) => row.source_id),
  );
  if (firm.length === 0) throw new Error(`no source to draw on: ${survey_id} ${question_id}`);
  const ofCount = answered && !sized ? (respondents_note?.match(/\bS\d+\b/g) ?? []) : [];
  const weak = source_id.filter((id) => firmSources(tables, [id]).length === 0);
  return {
    survey_id,
    survey: survey.name,
    sponsor: survey.sponsor.replace(/^PFEW\b/, 'Police Federation of England and Wales'),
    population: survey.population,
    method: survey.method && !survey.method.startsWith('not found') ? survey.method : null,
    asked: first && last && isDate(first) ? formatField(first, last) : null,
    dated: first ? (/published/.test(survey.field_note ?? '') ? 'published' : 'asked') : null,
    year: first ? Number(first.slice(0, 4)) : null,
    question: paraphrase,
    comparable_with,
    percent,
    also_given: others.join(';') || null,
    answered,
    answered_unsure:
      answered && /whether sample or responses not stated/.test(respondents_note ?? '') ? 'yes' : 'no',
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

export const inWordsOf = <Row extends Shown>(rows: Row[]): Row[] =>
  rows.filter(({ shown }) => shown === 'in words');

/** The date of the answers, where that is what is known. */
export const formatAsked = ({ dated, asked }: Pick<Opinion, 'dated' | 'asked'>): string =>
  `${dated === 'published' ? 'published ' : ''}${asked}`;
