import { capitalise } from '../charts/kit/rows-and-phrases.ts';
import { fillSentences, hasFigures, splitSentence, type Values } from '../charts/kit/sentence.ts';
import type { CheckedText } from '../data/format.ts';
import type { TableName } from '../data/tables/index.ts';
import { type Facts, sentencesFile, type ShownTopic, sourcesOf, type Topic } from './facts.ts';
import { type Force, nameForce } from './force-names.ts';
import { armedTopic, operationsTopic } from './quoted.ts';
import {
  fullTimeTopic,
  introductionTopic,
  officersTopic,
  reportsTopic,
  shotDeadTopic,
  taserTopic,
} from './topics.ts';

type Paragraph = Facts['paragraphs'][number];

/** Fills the paragraphs under the headings of a topic. */
function prepareSentences({ paragraphs }: Facts, force: Force, topic: Topic) {
  const name = nameForce(force);
  const values: Values = { ...topic.values, 'the-force': name, 'The-force': capitalise(name) };
  const holds = ({ words }: Paragraph) =>
    splitSentence(words).placeholders.every(({ id }) => id === undefined || values[id] !== false);
  const fill = (found: Paragraph[], heading: string) =>
    fillSentences(found, { file: sentencesFile, heading, values });
  const under = (heading: string) => {
    const found = paragraphs.filter((paragraph) => paragraph.heading === heading);
    // Throws where the heading is missing.
    if (found.length === 0) fill([], heading);
    return { found, known: found.filter((paragraph) => hasFigures(paragraph, values)) };
  };
  return {
    /** The first whose claims hold; undefined where none has all its figures. Throws SentenceError. */
    fillOne: (heading: string): CheckedText | undefined => {
      const { known } = under(heading);
      return known.length > 0 ? fill(known, heading) : undefined;
    },
    /** The same for words that no force may lack: throws where none has all its figures, too. */
    fillNeeded: (heading: string): CheckedText => {
      const { found, known } = under(heading);
      return fill(known.length > 0 ? known : found, heading);
    },
    /** Each whose figures are known and whose claims hold. */
    fillAll: (heading: string): CheckedText[] =>
      under(heading)
        .known.filter(holds)
        .map((paragraph) => fill([paragraph], heading)),
  };
}

/** A section of a force’s page, in the terms of a chart. */
export type SectionContent = ReturnType<ReturnType<typeof defineSection>>;

/**
 * Its words stand in sentences.md: `name` is a few words for the margin, and its heading there. The notes are those of this
 * force; those of notes.csv are added wherever its tables are shown.
 */
const defineSection =
  (id: string, name: string, tables: TableName[], derive: (facts: Facts, force: Force) => ShownTopic) =>
  (facts: Facts, force: Force) => {
    const { shown, ...topic } = derive(facts, force);
    const { fillNeeded, fillAll } = prepareSentences(facts, force, topic);
    return {
      id,
      name,
      tables,
      ...shown,
      title: fillNeeded(`${name}, section, title`),
      subtitle: fillNeeded(`${name}, section, subtitle`),
      notes: fillAll(`${name}, section, note`),
    };
  };

/** The sections of a force’s page in their order, after the chart of its officers. */
export const forceSections = {
  taser: defineSection('taser', 'Taser', ['taser-use', 'police-officers'], taserTopic),
  reports: defineSection('firearms-reports', 'Firearms reports', ['firearms-reports'], reportsTopic),
  operations: defineSection('operations', 'Firearms operations', ['operations'], operationsTopic),
  armedOfficers: defineSection('armed-officers', 'Armed officers', ['armed-officers'], armedTopic),
  shotDead: defineSection('shot-dead', 'People shot dead', ['fatal-shootings'], shotDeadTopic),
};

/** By the heading of their sentences. */
const topics = {
  Officers: officersTopic,
  'Full-time equivalents': fullTimeTopic,
  'Armed officers': armedTopic,
  'Firearms operations': operationsTopic,
  Taser: taserTopic,
  'Reports of aiming or firing a gun': reportsTopic,
  'People shot dead': shotDeadTopic,
};

/** What a newsroom may write of a force, and what its figures cannot bear. The sentences stand in sentences.md. */
export interface ForceSentences {
  topic: string;
  use: CheckedText | undefined;
  avoid: CheckedText[];
  /** Ids of the sources of the sentence to use. */
  sources: string[];
}

/** What makes the sentences of each topic: one to use, where its figures are known, and all that are not to be used. */
export const forceTopics = Object.entries(topics).map(
  ([topic, derive]) =>
    (facts: Facts, force: Force): ForceSentences => {
      const derived = derive(facts, force);
      const { fillOne, fillAll } = prepareSentences(facts, force, derived);
      return {
        topic,
        use: fillOne(topic),
        avoid: fillAll(`${topic}, not to use`),
        sources: sourcesOf(derived.rows),
      };
    },
);

export const deriveSentences = (facts: Facts, force: Force): ForceSentences[] =>
  forceTopics.map((derive) => derive(facts, force));

/** A force in three sentences, from the figures that its page shows. */
export const summary = (facts: Facts, force: Force): CheckedText =>
  prepareSentences(facts, force, introductionTopic(facts, force)).fillNeeded('Introduction');
