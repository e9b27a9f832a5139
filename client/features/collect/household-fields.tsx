import { useMemo } from 'react'
import { AddressInputs } from '#client/records/place-inputs.tsx'
import { partsOf } from '#client/records/unit-text.ts'
import { CodeField } from './code-field.tsx'
import { FieldPlace, useFieldValue } from './field.tsx'
import classes from './form.module.css'
import { TextField } from './text-field.tsx'
import type { RecordFormHandle } from './use-record-form.ts'

/** Hamlet from the commune's own list, address, household book. */
export function HouseholdFields({
  handle,
  hamlets,
}: {
  handle: RecordFormHandle
  hamlets: readonly string[]
}) {
  const choices = useMemo(() => hamlets.map((hamlet) => ({ value: hamlet, label: hamlet })), [hamlets])
  return (
    <fieldset className={classes.section}>
      {hamlets.length > 0 ? (
        <CodeField handle={handle} unit="hamlet" choices={choices} />
      ) : (
        <TextField handle={handle} unit="hamlet" />
      )}
      <AddressField handle={handle} />
      <TextField handle={handle} unit="bookNumber" />
    </fieldset>
  )
}

function AddressField({ handle }: { handle: RecordFormHandle }) {
  const value = useFieldValue({ handle, unit: 'address' })
  return (
    <FieldPlace handle={handle} unit="address">
      <AddressInputs value={partsOf(value)} onChange={(address) => handle.fill('address', address)} />
    </FieldPlace>
  )
}
