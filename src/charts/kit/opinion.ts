import { firmSources } from '../../data/cite.ts';
import { sort, sum } from 'd3';
import { formatCount, formatDate, formatList, formatPercent, formatPeriod } from '../../data/format.ts';
import { compact, rowWhere, unique, valuesOf, where } from './rows-and-phrases.ts';
import { share, toTenths } from '../../data/share.ts';
import type { Tables } from '../../data/tables/index.ts';

type Answer = Tables['chart-answers'][number];

/** An answer that a chart shows, how it names it, and the published rows that are added up, which are those that the site uses. */
export type ChartAnswer = Answer & { published: Tables['responses']; percent: number };

/** All that was published of an option of an answer. */
const publicationsOf = (tables: Tables, answer: Answer, option_id: string) => {
  const { survey_id, question_id, base, subgroup, wave } = answer;
  const which = { survey_id, question_id, option_id, subgroup, wave };
  return where(tables.responses, base === null ? which : { ...which, base });
};

export const addUp = (published: { percent: number }[]): number =>
  toTenths(sum(published, ({ percent }) => percent));

/** In the order of the chart, without those that the tables no longer hold, or did not yet hold. */
export function answersOf(tables: Tables, chart: Answer['chart']): ChartAnswer[] {
  const answers = sort(where(tables['chart-answers'], { chart }), ({ order }) => order);
  return answers.flatMap((answer) => {
    const { survey_id, question_id, option_id } = answer;
    const published = option_id.flatMap((option) =>
      where(publicationsOf(tables, answer, option), { preferred: true }).slice(0, 1),
    );
    const isHeld =
      published.length === option_id.length &&
      where(tables.surveys, { survey_id }).length > 0 &&
      where(tables.questions, { survey_id, question_id }).length > 0;
    return isHeld ? [{ ...answer, published, percent: addUp(published) }] : [];
  });
}

/** As answersOf, for a chart that shows one survey. */
export function answersOfOneSurvey(tables: Tables, chart: Answer['chart']) {
  const answers = answersOf(tables, chart);
  const [survey_id = '', ...others] = valuesOf(answers, 'survey_id');
  if (others.length > 0)
    throw new Error(`${chart} shows one survey, not ${[survey_id, ...others].join(', ')}`);
  return { survey_id, answers };
}

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

/** Whether a third of the members of a union answered, as near as sources count them. */
export const testThird = ({ answered, members }: { answered: number; members: number }) =>
  Math.abs(share(answered, members) - 1 / 3) < 0.02;

/** With the source’s own hedge: about 11,000. */
function answeredOf(tables: Tables, survey: Tables['surveys'][number]): string | null {
  const { survey_id, respondents, respondents_quoted, respondents_qualifier } = survey;
  const [count] = where(tables['survey-counts'], { survey_id, measure: 'respondents', preferred: true });
  const value = count?.value ?? respondents ?? respondents_quoted;
  const qualifier = count ? count.qualifier : respondents_qualifier;
  return value === null ? null : compact([qualifier, formatCount(value)]).join(' ');
}

/** 2017-01-09 to 2017-01 → January 2017: no more precise than the vaguer end. */
function formatField(start: string, end: string): string {
  if (start === end) return formatDate(start);
  if (start.slice(0, 7) === end.slice(0, 7)) return formatDate(start.slice(0, 7));
  return formatPeriod(`${start}/${end}`);
}

/** One published answer of one survey, with what is known of the survey. */
type Opinion = ReturnType<typeof deriveOpinion>;

/** Throws where a sum is not the publisher’s own, and where no source bears an answer out. */
export function deriveOpinion(tables: Tables, answer: ChartAnswer) {
  const { survey_id, question_id, option_id, net, subgroup, wave, published, percent } = answer;
  const survey = rowWhere(tables.surveys, { survey_id });
  const question = rowWhere(tables.questions, { survey_id, question_id });
  const asked = rowWhere(tables.questions, { survey_id: question.same_as ?? survey_id, question_id });
  const sums = publicationsOf(tables, answer, net ?? option_id.join());
  const wrong = where(sums, { preferred: true }).find((row) => row.percent !== percent);
  if (wrong)
    throw new Error(
      `${survey_id} ${question_id}: options come to ${percent}, published net ${wrong.percent}`,
    );
  const others = valuesOf(sums, 'percent').filter((value) => ![percent, Math.round(percent)].includes(value));
  const { field_start, field_end, known_from_copy } = survey;
  // Of what was seen in a copy alone the year is that of the source of the percentages, too.
  const [first, last] = [wave ?? field_start ?? field_end, wave ?? field_end ?? field_start].map((date) =>
    known_from_copy ? date?.slice(0, 4) : date,
  );
  const size = published[0]?.sample_size ?? null;
  // The survey’s number is not that of a part of it.
  const ofAll = subgroup || wave || known_from_copy ? null : answeredOf(tables, survey);
  const answered = size === null ? ofAll : formatCount(size);
  const isFirm = (id: string) => firmSources(tables, [id]).length > 0;
  const firm = published.flatMap(({ source_id }) => source_id).filter(isFirm);
  if (firm.length === 0) throw new Error(`no source to draw on: ${survey_id} ${question_id}`);
  const ofCount = answered && size === null ? (survey.respondents_source_id ?? []) : [];
  return {
    survey_id,
    survey: survey.name,
    sponsor: survey.sponsor.replace(/^PFEW\b/, 'Police Federation of England and Wales'),
    population: survey.population,
    method: known_from_copy ? null : survey.method,
    /** As precisely as it is known, in words. */
    asked: first && last ? formatField(first, last) : null,
    /** Whether that is when people were asked, or when the answers came out. */
    dated: first ? (survey.field_date_kind ?? ('asked' as const)) : null,
    year: first ? Number(first.slice(0, 4)) : null,
    /** In our words; the questionnaires were not seen. */
    question: asked.paraphrase,
    comparable_with: question.comparable_with,
    percent,
    /** Percentages that other sources give for the same answer, where they are not the same figure rounded. */
    also_given: others.join(';') || null,
    /** How many answered, with the source’s own hedge; null where no source says. */
    answered,
    /** Where it is not said whether that many answered or were asked. */
    answered_unsure: answered && survey.respondents_unsure ? ('yes' as const) : ('no' as const),
    /** Of the answer, and of the number who answered. */
    source_id: unique([...firm, ...ofCount.filter(isFirm)]).join(';'),
    /** Copies and the like, on which no answer rests; of the survey itself they may be all there is. */
    weak_source_id: survey.source_id.filter((id) => !isFirm(id)).join(';') || null,
  };
}

/** What others give for the same answer: none, one or several. */
const formatOthers = (also_given: string | null) =>
  also_given === null
    ? undefined
    : formatList(also_given.split(';').map((given) => formatPercent(Number(given))));

type Answered = Pick<Opinion, 'survey_id' | 'percent' | 'answered' | 'also_given'> &
  Pick<Answer, 'subgroup'> & { option_id: string };

/** For sentences: of each answer, by the ids of its survey, option and subgroup, its share, how many answered, and what others give. */
export const figuresOfAnswers = (rows: Answered[]): Record<string, string | undefined> =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const name = compact([row.survey_id, row.option_id, row.subgroup]).join(' ');
      return [
        [name, formatPercentOf(row)],
        [`${name}, answered`, row.answered ?? undefined],
        [`${name}, also given`, formatOthers(row.also_given)],
      ];
    }),
  );

export const formatPercentOf = ({ percent }: { percent: number }): string => formatPercent(percent);
