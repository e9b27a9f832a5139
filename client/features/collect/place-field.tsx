import { Button, TextInput } from '@mantine/core'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaName } from '#shared/areas/compact-areas.ts'
import type { Parts } from '#shared/records/unit.ts'
import { FieldPlace, type FieldProps, GroupLabel, useFieldWords } from './field.tsx'
import classes from './form.module.css'
import { ListSelect } from './list-select.tsx'
import { unitOf } from './record-form.ts'
import { partsOf, useAreaNames } from './unit-text.ts'

interface PlaceFieldProps extends FieldProps {
  readonly shortcuts?: readonly { readonly name: string; readonly place: () => Parts | null }[]
}

const empty = { province: null, district: null, commune: null, detail: null }
const whole = (place: Parts): Parts | null =>
  Object.values(place).some((part) => part !== null) ? place : null
const nowhere: readonly AreaName[] = []

interface AreaSelectProps {
  readonly name: string
  readonly areas: readonly AreaName[]
  readonly code: string | null
  readonly onChoose: (code: string | null) => void
}

function AreaSelect({ name, areas, code, onChoose }: AreaSelectProps) {
  const choices = useMemo(() => areas.map((area) => ({ value: area.code, label: area.name })), [areas])
  return (
    <ListSelect
      ariaLabel={name}
      placeholder={name}
      choices={choices}
      value={code}
      disabled={choices.length === 0}
      onChoose={onChoose}
    />
  )
}

/** Province, then district, then commune, each by any part of its name; what codes do not say in words below. */
export function PlaceField({ handle, unit, shortcuts = [] }: PlaceFieldProps) {
  const { t } = useTranslation('collect')
  const id = useId()
  const { error } = useFieldWords({ handle, unit })
  const areas = useAreaNames()
  const place: Parts = { ...empty, ...partsOf(unitOf(handle.state, unit)) }
  const set = (change: Parts) => handle.fill(unit, whole({ ...place, ...change }))
  const { province = null, district = null } = place
  const select = (
    part: 'province' | 'district' | 'commune',
    listed: readonly AreaName[] | undefined,
    change: (code: string | null) => Parts,
  ) => (
    <AreaSelect
      name={t(`place.${part}`)}
      areas={listed ?? nowhere}
      code={place[part] ?? null}
      onChoose={(code) => set(change(code))}
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
          {select('province', areas?.provinces, (code) => ({
            province: code,
            district: null,
            commune: null,
          }))}
          {select('district', province === null ? nowhere : areas?.listDistricts(province), (code) => ({
            district: code,
            commune: null,
          }))}
          {select('commune', district === null ? nowhere : areas?.listCommunes(district), (code) => ({
            commune: code,
          }))}
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
