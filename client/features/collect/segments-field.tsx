import { useId } from 'react'
import { GroupError, groupErrorId } from '#client/ui/group-error.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { FieldPlace, type FieldProps, GroupLabel, useFieldError, useFieldValue } from './field.tsx'

interface SegmentsFieldProps extends FieldProps {
  readonly choices: readonly { readonly code: string; readonly name: string }[]
}

/** A code of a few. */
export function SegmentsField({ handle, unit, choices }: SegmentsFieldProps) {
  const id = useId()
  const error = useFieldError({ handle, unit })
  const value = useFieldValue({ handle, unit })
  return (
    <FieldPlace handle={handle} unit={unit}>
      <GroupLabel id={id} unit={unit} />
      <Segments
        choices={choices}
        value={typeof value === 'string' ? value : null}
        labelledBy={id}
        describedBy={groupErrorId(id, error)}
        onChoose={(code) => handle.fill(unit, code)}
      />
      <GroupError group={id} error={error} />
    </FieldPlace>
  )
}
