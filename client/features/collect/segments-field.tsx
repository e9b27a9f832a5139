import { useId } from 'react'
import { Segments } from '#client/ui/segments.tsx'
import { FieldPlace, type FieldProps, GroupLabel, useFieldWords } from './field.tsx'
import { unitOf } from './record-form.ts'

interface SegmentsFieldProps extends FieldProps {
  readonly choices: readonly { readonly code: string; readonly name: string }[]
}

/** A code of a few. */
export function SegmentsField({ handle, unit, choices }: SegmentsFieldProps) {
  const id = useId()
  const { error } = useFieldWords({ handle, unit })
  const value = unitOf(handle.state, unit)
  return (
    <FieldPlace handle={handle} unit={unit}>
      <GroupLabel id={id} unit={unit} error={error} />
      <Segments
        choices={choices}
        value={typeof value === 'string' ? value : null}
        labelledBy={id}
        onChoose={(code) => handle.fill(unit, code)}
      />
    </FieldPlace>
  )
}
