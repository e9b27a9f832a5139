/** A pane to sign on, with a finger, a pen or a mouse. What is drawn is the caller's, so that it can be undone. */
import { Button, Group } from '@mantine/core'
import { IconArrowBackUp, IconEraser } from '@tabler/icons-react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Point, type Stroke, strokeBox } from '#shared/forms/strokes.ts'
import classes from './sign.module.css'

interface SignaturePadProps {
  readonly strokes: readonly Stroke[]
  readonly labelledBy: string
  readonly onChange: (strokes: readonly Stroke[]) => void
}

const ink = '#10243f'

function draw(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.clearRect(0, 0, strokeBox.width, strokeBox.height)
  pen.strokeStyle = ink
  pen.lineWidth = 5
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) {
    const [first, ...rest] = stroke
    if (first === undefined) continue
    pen.beginPath()
    pen.moveTo(first.x, first.y)
    // a lone point is drawn as a dot
    for (const { x, y } of rest.length === 0 ? [first] : rest) pen.lineTo(x, y)
    pen.stroke()
  }
}

function pointsOf({ currentTarget, nativeEvent }: PointerEvent<HTMLCanvasElement>): readonly Point[] {
  const box = currentTarget.getBoundingClientRect()
  const between = nativeEvent.getCoalescedEvents()
  return (between.length === 0 ? [nativeEvent] : between).map(({ clientX, clientY }) => ({
    x: ((clientX - box.left) / box.width) * strokeBox.width,
    y: ((clientY - box.top) / box.height) * strokeBox.height,
  }))
}

export function SignaturePad({ strokes, labelledBy, onChange }: SignaturePadProps) {
  const { t } = useTranslation('sign')
  const canvas = useRef<HTMLCanvasElement>(null)
  /** Under the finger, until it is lifted. */
  const current = useRef<Point[] | undefined>(undefined)
  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, strokes)
  }, [strokes])
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    current.current = [...pointsOf(event)]
  }
  const goOn = (event: PointerEvent<HTMLCanvasElement>) => {
    if (current.current === undefined) return
    current.current.push(...pointsOf(event))
    draw(event.currentTarget, [...strokes, current.current])
  }
  const end = () => {
    const drawn = current.current
    current.current = undefined
    if (drawn !== undefined) onChange([...strokes, drawn])
  }
  return (
    <div>
      <canvas
        ref={canvas}
        className={classes.pad}
        width={strokeBox.width}
        height={strokeBox.height}
        role="img"
        aria-labelledby={labelledBy}
        onPointerDown={begin}
        onPointerMove={goOn}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          disabled={strokes.length === 0}
          leftSection={<IconArrowBackUp size="1.1rem" aria-hidden />}
          onClick={() => onChange(strokes.slice(0, -1))}
        >
          {t('pad.undo')}
        </Button>
        <Button
          variant="default"
          disabled={strokes.length === 0}
          leftSection={<IconEraser size="1.1rem" aria-hidden />}
          onClick={() => onChange([])}
        >
          {t('pad.clear')}
        </Button>
      </Group>
    </div>
  )
}
