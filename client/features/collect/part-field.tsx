import { partText } from '#client/records/field-text.ts'
import { PartInput } from '#client/records/part-input.tsx'
import { FieldPlace, type FieldProps, useFieldError } from './field.tsx'
import { useFormPart } from './live-form.ts'
import { partKey, partOf } from './record-form.ts'

interface PartFieldProps extends FieldProps {
  readonly part: string
}

/** One part of a unit that is made of parts. */
export function PartField({ handle, unit, part }: PartFieldProps) {
  const key = partKey({ unit, part })
  const error = useFieldError({ handle, unit: key })
  const { type } = handle.now().state
  const text = useFormPart(
    handle,
    ({ state }) => state.typed[key] ?? partText({ type, unit, part }, partOf(state, { unit, part })),
  )
  return (
    <FieldPlace handle={handle} unit={key}>
      <PartInput
        type={type}
        unit={unit}
        part={part}
        text={text}
        error={error}
        onText={(typed) => handle.fillPart({ unit, part }, typed)}
      />
    </FieldPlace>
  )
}
