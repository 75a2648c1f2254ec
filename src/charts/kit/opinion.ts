import { isDate } from '../../data/column.ts';
import { formatCount, formatDate, formatPeriod } from '../../data/format.ts';
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

interface Which {
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

/** Splits ids into sources on which a figure may be drawn, and copies or encyclopaedias, on which none may rest alone. */
function sortSources(tables: Tables, ids: string[]): { firm: string[]; weak: string[] } {
  const isWeak = (id: string) =>
    ['wiki', 'mirror'].includes(tables.sources.find(({ source_id }) => source_id === id)?.standing ?? '');
  return { firm: ids.filter((id) => !isWeak(id)), weak: ids.filter(isWeak) };
}

/** Looks through “as PFEW2017”, and leaves out our own remarks in brackets. */
function questionOf(tables: Tables, survey: string, id: string): Tables['questions'][number] {
  const found = tables.questions.find((row) => row.survey_id === survey && row.question_id === id);
  if (!found) throw new Error(`unknown question: ${survey} ${id}`);
  const other = found.paraphrase.match(/^as ([A-Z0-9_]+)$/)?.[1];
  return {
    ...found,
    paraphrase: other ? questionOf(tables, other, id).paraphrase : found.paraphrase.replace(/ \(.*\)$/, ''),
  };
}

function answeredOf(tables: Tables, survey: Survey): string | null {
  const count = tables['survey-counts'].find(
    (row) => row.survey_id === survey.survey_id && row.measure === 'respondents' && row.preferred,
  );
  if (count) return [count.qualifier, formatCount(count.value)].filter(Boolean).join(' ');
  const note = survey.respondents_note ?? '';
  if (survey.respondents !== null)
    return `${/\(rounded\)/.test(note) ? 'about ' : ''}${formatCount(survey.respondents)}`;
  const [, hedge, value] = note.match(/\b(about|almost|more than) ([\d,]+)/) ?? [];
  if (!hedge || !value) return null;
  return `${hedge} ${formatCount(Number(value.replaceAll(',', '')))}`;
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
  { survey: id, question = 'arming_view', options, net, base, subgroup, wave }: Which,
): Opinion {
  const survey = tables.surveys.find((row) => row.survey_id === id);
  if (!survey) throw new Error(`unknown survey: ${id}`);
  const asked = questionOf(tables, id, question);
  const published = (option: string) =>
    tables.responses.filter(
      (row) =>
        row.survey_id === id &&
        row.question_id === question &&
        row.option_id === option &&
        row.subgroup === (subgroup ?? null) &&
        row.wave === (wave ?? null) &&
        (base === undefined || row.base === base),
    );
  const used = options.map((option) => {
    const row = published(option).find(({ preferred }) => preferred);
    if (!row) throw new Error(`no answer: ${id} ${question}/${option}`);
    return row;
  });
  // Sums of published tenths; the rounding only undoes binary fractions.
  const percent = Math.round(used.reduce((sum, row) => sum + row.percent, 0) * 10) / 10;
  const sums = net ? published(net) : options.length === 1 ? published(options[0] ?? '') : [];
  for (const sum of sums.filter(({ preferred }) => preferred))
    if (sum.percent !== percent)
      throw new Error(`${id} ${question}: options come to ${percent}, published net ${sum.percent}`);
  const others = new Set(
    sums.map((row) => row.percent).filter((other) => other !== percent && other !== Math.round(percent)),
  );
  const first = wave ?? survey.field_start ?? survey.field_end;
  const last = wave ?? survey.field_end ?? survey.field_start;
  const sized = used[0]?.base.match(/\bn=(\d+)/)?.[1];
  // The survey’s number is not that of a part of it.
  const answered = sized ? formatCount(Number(sized)) : subgroup || wave ? null : answeredOf(tables, survey);
  const answers = sortSources(
    tables,
    used.flatMap((row) => row.source_id),
  ).firm;
  if (answers.length === 0) throw new Error(`no source to draw on: ${id} ${question}`);
  const counts = answered && !sized ? (survey.respondents_note?.match(/\bS\d+\b/g) ?? []) : [];
  return {
    survey_id: id,
    survey: survey.name,
    sponsor: survey.sponsor.replace(/^PFEW\b/, 'Police Federation of England and Wales'),
    population: survey.population,
    method: survey.method && !survey.method.startsWith('not found') ? survey.method : null,
    asked: first && last && isDate(first) ? formatField(first, last) : null,
    dated: first ? (/published/.test(survey.field_note ?? '') ? 'published' : 'asked') : null,
    year: first ? Number(first.slice(0, 4)) : null,
    question: asked.paraphrase,
    comparable_with: asked.comparable_with,
    percent,
    also_given: [...others].join(';') || null,
    answered,
    answered_unsure:
      answered && /whether sample or responses not stated/.test(survey.respondents_note ?? '') ? 'yes' : 'no',
    source_id: [...new Set([...answers, ...sortSources(tables, counts).firm])].join(';'),
    weak_source_id: sortSources(tables, survey.source_id).weak.join(';') || null,
  };
}
