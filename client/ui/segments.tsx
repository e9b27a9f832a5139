import { UnstyledButton } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import classes from './segments.module.css'

interface SegmentsProps {
  readonly choices: readonly { readonly code: string; readonly name: string }[]
  /** `null`: nothing is chosen. */
  readonly value: string | null
  readonly labelledBy: string
  /** Where it is said what is wrong. */
  readonly describedBy?: string | undefined
  readonly onChoose: (code: string) => void
}

/** A few codes as large segments: one touch, no list to open. Arrow keys move as in any group of radio buttons. */
export function Segments({ choices, value, labelledBy, describedBy, onChoose }: SegmentsProps) {
  const at = choices.findIndex(({ code }) => code === value)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = choices[(Math.max(at, 0) + step + choices.length) % choices.length]
    if (next === undefined) return
    onChoose(next.code)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[choices.indexOf(next)]?.focus()
  }
  return (
    <div
      className={classes.segments}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
    >
      {choices.map(({ code, name }, index) => (
        <UnstyledButton
          key={code}
          role="radio"
          aria-checked={value === code}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          className={classes.segment}
          onClick={() => onChoose(code)}
        >
          {name}
        </UnstyledButton>
      ))}
    </div>
  )
}
