import { download } from '../session/download.ts';

/** Pixels of a PNG for each unit of the picture. */
const SHARPNESS = 2;

/** Gives the reader an SVG document as a file of its own. Throws where the browser cannot draw it. */
export async function downloadPicture(text: string, name: string, kind: 'png' | 'svg'): Promise<void> {
  const svg = new Blob([text], { type: 'image/svg+xml' });
  download(`${name}.${kind}`, kind === 'svg' ? svg : await pngOf(svg));
}

async function pngOf(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * SHARPNESS;
    canvas.height = image.height * SHARPNESS;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Error('the browser made no picture of it; SVG does without');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
