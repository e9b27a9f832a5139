import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useId } from 'react'
import { FieldPlace, type FieldProps, GroupLabel, useFieldWords } from './field.tsx'
import classes from './form.module.css'
import { unitOf } from './record-form.ts'

interface SegmentsFieldProps extends FieldProps {
  readonly choices: readonly { readonly code: string; readonly name: string }[]
}

/** A few codes as large segments: one touch, no list to open. Arrow keys move as in any group of radio buttons. */
export function SegmentsField({ handle, unit, choices }: SegmentsFieldProps) {
  const id = useId()
  const { error } = useFieldWords({ handle, unit })
  const value = unitOf(handle.state, unit)
  const at = choices.findIndex(({ code }) => code === value)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = choices[(Math.max(at, 0) + step + choices.length) % choices.length]
    if (next === undefined) return
    handle.fill(unit, next.code)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[choices.indexOf(next)]?.focus()
  }
  return (
    <FieldPlace handle={handle} unit={unit}>
      <GroupLabel id={id} unit={unit} error={error} />
      <div className={classes.segments} role="radiogroup" aria-labelledby={id} onKeyDown={onKeyDown}>
        {choices.map(({ code, name }, index) => (
          <UnstyledButton
            key={code}
            role="radio"
            aria-checked={value === code}
            tabIndex={index === Math.max(at, 0) ? 0 : -1}
            className={classes.segment}
            onClick={() => handle.fill(unit, code)}
          >
            {name}
          </UnstyledButton>
        ))}
      </div>
    </FieldPlace>
  )
}
