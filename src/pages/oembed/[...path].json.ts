import type { APIRoute } from 'astro';
import { cardSize } from '../../downloads/cards.ts';
import { type ChartEmbed, listEmbeds } from '../../embeds/list-embeds.ts';
import { describeEmbed } from '../../embeds/describe-embed.ts';
import { makeOembedHtml } from '../../embeds/snippet.ts';
import { cardPath, chartPath, fullAddress, siteName } from '../../site.ts';

/** oEmbed 1.0 for every embed. Its addresses are full where SITE_URL says where the site will be. */
export const getStaticPaths = () => listEmbeds().map((props) => ({ params: { path: props.path }, props }));

const width = 760;
const day = 24 * 60 * 60;

export const GET: APIRoute<ChartEmbed> = ({ props }) => {
  const { path, chart, named, pinned } = props;
  const { name, height } = describeEmbed(props);
  const src = fullAddress(`/embed/${path}/`);
  return Response.json({
    type: 'rich',
    version: '1.0',
    title: name,
    author_name: siteName,
    provider_name: siteName,
    provider_url: fullAddress('/'),
    cache_age: day,
    html: makeOembedHtml({
      src,
      name,
      height,
      // A pinned chart has no page but its embed.
      page: pinned ? src : fullAddress(chartPath(chart, named)),
    }),
    width,
    height,
    thumbnail_url: fullAddress(cardPath(chart, named)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  });
};
