import { type Figures, fillSentences, hasFigures, splitSentence } from '../charts/kit/sentence.ts';
import type { CheckedText } from '../data/checked-text.ts';
import { type Facts, sentencesFile, sourcesOf } from './facts.ts';
import { type Force, beginSentence, nameForce } from './force-names.ts';
import type { Topic } from './sentence-figures.ts';
import { introduction, topics } from './sentence-topics.ts';

/** What a newsroom may write of a force, and what its figures cannot bear. The sentences stand in sentences.md. */
export interface ForceSentences {
  topic: string;
  use: CheckedText | undefined;
  avoid: CheckedText[];
  /** Ids of the sources of the sentence to use. */
  sources: string[];
}

type Paragraph = Facts['paragraphs'][number];

/** Fills the paragraphs under the headings of a topic. */
function prepare({ paragraphs }: Facts, force: Force, { figures, claims = {} }: Topic) {
  const name = nameForce(force);
  const named: Figures = { ...figures, 'the-force': name, 'The-force': beginSentence(name) };
  const holds = ({ words }: Paragraph) =>
    splitSentence(words).placeholders.every(({ id = '' }) => claims[id] !== false);
  const fill = (found: Paragraph[], heading: string) =>
    fillSentences(found, { file: sentencesFile, heading, figures: named, claims });
  const under = (heading: string) => {
    const found = paragraphs.filter((paragraph) => paragraph.heading === heading);
    // Throws where the heading is missing.
    if (found.length === 0) fill([], heading);
    return found.filter((paragraph) => hasFigures(paragraph, named));
  };
  return {
    /** The first whose claims hold; undefined where none has all its figures. Throws SentenceError. */
    fillOne: (heading: string): CheckedText | undefined => {
      const known = under(heading);
      return known.length > 0 ? fill(known, heading) : undefined;
    },
    /** Each whose figures are known and whose claims hold. */
    fillAll: (heading: string): CheckedText[] =>
      under(heading)
        .filter(holds)
        .map((paragraph) => fill([paragraph], heading)),
  };
}

/** The sentences of a force, topic by topic: one to use, where its figures are known, and all that are not to be used. */
export const deriveSentences = (facts: Facts, force: Force): ForceSentences[] =>
  Object.entries(topics).map(([topic, derive]) => {
    const derived = derive(facts, force);
    const { fillOne, fillAll } = prepare(facts, force, derived);
    return {
      topic,
      use: fillOne(topic),
      avoid: fillAll(`${topic}, not to use`),
      sources: sourcesOf(derived.rows),
    };
  });

/** A force in three sentences, from the figures that its page shows. */
export function summary(facts: Facts, force: Force): CheckedText {
  const text = prepare(facts, force, introduction(facts, force)).fillOne('Introduction');
  if (text === undefined) throw new Error(`summary: no officers of ${force.geography}`);
  return text;
}
