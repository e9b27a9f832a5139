import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Parts } from '#shared/records/unit.ts'
import { tidyText } from '#shared/text/name.ts'
import { CodeField } from './code-field.tsx'
import { FieldPlace } from './field.tsx'
import classes from './form.module.css'
import { unitOf } from './record-form.ts'
import { TextField } from './text-field.tsx'
import { partsOf } from './unit-text.ts'
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

/** House and street are one unit: half of an address is another address. */
function AddressField({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const address: Parts = { street: null, house: null, ...partsOf(unitOf(handle.state, 'address')) }
  const set = (change: Parts) => {
    const next = { ...address, ...change }
    handle.fill('address', next.street === null && next.house === null ? null : next)
  }
  const field = (part: 'house' | 'street') => (
    <TextInput
      label={t(`address.${part}`)}
      value={address[part] ?? ''}
      onChange={(event) =>
        set({ [part]: event.currentTarget.value === '' ? null : event.currentTarget.value })
      }
      onBlur={() => set({ [part]: tidyText(address[part] ?? '') || null })}
      maxLength={part === 'house' ? 60 : 120}
      autoComplete="off"
      enterKeyHint="next"
    />
  )
  return (
    <FieldPlace handle={handle} unit="address">
      <div className={classes.place}>
        {field('house')}
        {field('street')}
      </div>
    </FieldPlace>
  )
}
