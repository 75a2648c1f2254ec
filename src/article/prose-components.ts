import Figure from './Figure.astro';
import Checked from './Checked.astro';
import ChartFigure from '../components/ChartFigure.astro';
import GuessFirst from './GuessFirst.astro';
import ListItem from './ListItem.astro';
import More from '../components/More.astro';
import Paragraph from './Paragraph.astro';
import PullFigure from './PullFigure.astro';
import SiteLink from '../components/SiteLink.astro';

/** What the prose is made of: pass these to every MDX file. */
export const proseComponents = {
  p: Paragraph,
  li: ListItem,
  a: SiteLink,
  Figure,
  Claim: Checked,
  Unchecked: Checked,
  ChartFigure,
  GuessFirst,
  More,
  PullFigure,
};
