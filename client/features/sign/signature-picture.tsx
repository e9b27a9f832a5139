import { pathOfStrokes, strokeBox, strokesFromText } from '#shared/forms/strokes.ts'

/** A signature as it was drawn; black, also on paper. */
export function SignaturePicture({ strokes, label }: { strokes: string; label: string }) {
  return (
    <svg viewBox={`0 0 ${strokeBox.width} ${strokeBox.height}`} role="img" aria-label={label} width="100%">
      <path
        d={pathOfStrokes(strokesFromText(strokes))}
        fill="none"
        stroke="#000"
        strokeWidth={5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
