import { chartFile, chartPath, fullAddress } from '../site.ts';
import { describeEmbed } from './describe-embed.ts';
import { sizeFrame } from './frame-height.ts';
import type { ChartEmbed } from './list-embeds.ts';
import type { Embeddable } from './snippet.ts';

/** What the code of an embed says. */
export function describeEmbeddable(embed: ChartEmbed): Embeddable {
  const { path, chart, named, pinned } = embed;
  const { name, measured } = describeEmbed(embed);
  const src = fullAddress(`/embed/${path}/`);
  const picture = (format: string) => fullAddress(chartFile(chart, named, format, pinned?.edition));
  return {
    src,
    name,
    // A pinned chart has no page but its embed.
    page: pinned ? src : fullAddress(chartPath(chart, named)),
    picture: { light: picture('png'), dark: picture('dark.png') },
    script: fullAddress('/embed.js'),
    sizes: sizeFrame(measured),
  };
}
