import { encode } from 'uqr';

interface QrCodeProps {
  readonly text: string;
  /** What a screen reader says of it; the text has to stand beside it for those who cannot scan. */
  readonly label: string;
}

/** Cameras look for the quiet zone around the code: four modules (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code, dark on light whatever the page's colours are: cameras expect it so. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="232"
      height="232"
      shapeRendering="crispEdges"
      className="block max-w-full border border-line"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path.join('')} fill="#000000" />
    </svg>
  );
}
