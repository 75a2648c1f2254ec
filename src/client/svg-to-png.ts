/**
 * Saves a picture of this site as PNG, `scale` pixels to each of its own, for the states that have no PNG file. The name
 * of the file says chart and state. The picture is loaded as an image from its own address and given to the reader
 * as a blob, so the policy needs `img-src 'self'` alone.
 */
export async function savePng(svgAddress: string, scale = 2): Promise<void> {
  const picture = new Image();
  picture.src = svgAddress;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  if (!blob) throw new Error(`no picture: ${svgAddress}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = (svgAddress.split('/charts/').pop() ?? '').replaceAll('/', '-').replace(/svg$/, 'png');
  link.click();
  // Some browsers read the blob only after the click is over.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
