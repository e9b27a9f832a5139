import { Button, Select, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaName } from '#shared/areas/compact-areas.ts'
import type { Parts } from '#shared/records/unit.ts'
import { findWithoutTones } from './code-field.tsx'
import { FieldPlace, type FieldProps, GroupLabel, useFieldWords } from './field.tsx'
import classes from './form.module.css'
import { unitOf } from './record-form.ts'
import { partsOf, useAreaNames } from './unit-text.ts'

interface PlaceFieldProps extends FieldProps {
  readonly shortcuts?: readonly { readonly name: string; readonly place: () => Parts | null }[]
}

const empty = { province: null, district: null, commune: null, detail: null }
const whole = (place: Parts): Parts | null =>
  Object.values(place).some((part) => part !== null) ? place : null
const listed = (areas: readonly AreaName[]) => areas.map(({ code, name }) => ({ value: code, label: name }))

/** Province, then district, then commune, each by any part of its name; what codes do not say in words below. */
export function PlaceField({ handle, unit, shortcuts = [] }: PlaceFieldProps) {
  const { t } = useTranslation('collect')
  const id = useId()
  const { error } = useFieldWords({ handle, unit })
  const areas = useAreaNames()
  const place: Parts = { ...empty, ...partsOf(unitOf(handle.state, unit)) }
  const set = (change: Parts) => handle.fill(unit, whole({ ...place, ...change }))
  const select = (
    part: 'province' | 'district' | 'commune',
    choices: readonly AreaName[],
    change: (code: string | null) => Parts,
  ) => (
    <Select
      aria-label={t(`place.${part}`)}
      placeholder={t(`place.${part}`)}
      data={listed(choices)}
      value={place[part] ?? null}
      disabled={choices.length === 0}
      onChange={(code) => set(change(code))}
      filter={findWithoutTones}
      nothingFoundMessage={t('form.nothingFound')}
      searchable
      allowDeselect={false}
      clearable
      clearButtonProps={{ 'aria-label': t('form.clear') }}
      autoComplete="off"
    />
  )
  return (
    <FieldPlace handle={handle} unit={unit}>
      <fieldset className={classes.bare} aria-labelledby={id}>
        <GroupLabel id={id} unit={unit} error={error} />
        {shortcuts.length > 0 && (
          <div className={classes.shortcuts}>
            {shortcuts.map(({ name, place: make }) => (
              <Button key={name} size="md" variant="light" onClick={() => handle.fill(unit, make())}>
                {name}
              </Button>
            ))}
          </div>
        )}
        <div className={classes.place}>
          {select('province', areas?.provinces ?? [], (province) => ({
            province,
            district: null,
            commune: null,
          }))}
          {select('district', areas?.listDistricts(place.province ?? '') ?? [], (district) => ({
            district,
            commune: null,
          }))}
          {select('commune', areas?.listCommunes(place.district ?? '') ?? [], (commune) => ({ commune }))}
          <TextInput
            aria-label={t('place.detail')}
            placeholder={t('place.detail')}
            value={place.detail ?? ''}
            onChange={(event) =>
              set({ detail: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
            onBlur={() => set({ detail: place.detail?.normalize('NFC').replace(/\s+/g, ' ').trim() || null })}
            autoComplete="off"
            enterKeyHint="next"
          />
        </div>
      </fieldset>
    </FieldPlace>
  )
}
