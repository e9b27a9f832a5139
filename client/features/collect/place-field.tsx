import { Button } from '@mantine/core'
import { useId } from 'react'
import { PlaceInputs } from '#client/records/place-inputs.tsx'
import { partsOf } from '#client/records/unit-text.ts'
import { GroupError, groupErrorId } from '#client/ui/group-error.tsx'
import type { Parts } from '#shared/records/unit.ts'
import { FieldPlace, type FieldProps, GroupLabel, useFieldError, useFieldValue } from './field.tsx'
import classes from './form.module.css'

interface PlaceFieldProps extends FieldProps {
  readonly shortcuts?: readonly { readonly name: string; readonly place: () => Parts | null }[]
}

/** A place, with the ones that it is most often above it. */
export function PlaceField({ handle, unit, shortcuts = [] }: PlaceFieldProps) {
  const id = useId()
  const value = useFieldValue({ handle, unit })
  const error = useFieldError({ handle, unit })
  return (
    <FieldPlace handle={handle} unit={unit}>
      <fieldset className={classes.bare} aria-labelledby={id} aria-describedby={groupErrorId(id, error)}>
        <GroupLabel id={id} unit={unit} />
        {shortcuts.length > 0 && (
          <div className={classes.shortcuts}>
            {shortcuts.map(({ name, place: make }) => (
              <Button key={name} size="md" variant="light" onClick={() => handle.fill(unit, make())}>
                {name}
              </Button>
            ))}
          </div>
        )}
        <PlaceInputs value={partsOf(value)} onChange={(place) => handle.fill(unit, place)} />
        <GroupError group={id} error={error} />
      </fieldset>
    </FieldPlace>
  )
}
