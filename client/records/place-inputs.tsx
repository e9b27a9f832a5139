/** The inputs of units that are made of parts: a place by its codes, and an address of house and street. */
import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AreaName } from '#shared/areas/compact-areas.ts'
import type { Parts } from '#shared/records/unit.ts'
import { tidyText } from '#shared/text/name.ts'
import { ListSelect } from './list-select.tsx'
import classes from './place-inputs.module.css'
import { useAreaNames } from './unit-text.ts'

interface PartsInputProps {
  readonly value: Parts
  readonly onChange: (value: Parts | null) => void
}

const emptyPlace = { province: null, district: null, commune: null, detail: null }
const emptyAddress = { street: null, house: null }
const whole = (parts: Parts): Parts | null =>
  Object.values(parts).some((part) => part !== null) ? parts : null
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

interface PlaceInputsProps extends PartsInputProps {
  /** Only the commune is asked for: nothing more of the place is kept. */
  readonly byCodesAlone?: boolean
}

/** Province, then district, then commune, each by any part of its name; what codes do not say in words last. */
export function PlaceInputs({ value, onChange, byCodesAlone = false }: PlaceInputsProps) {
  const { t } = useTranslation('collect')
  const areas = useAreaNames()
  const place: Parts = { ...emptyPlace, ...value }
  const set = (change: Parts) => onChange(whole({ ...place, ...change }))
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
    <div className={classes.place}>
      {select('province', areas?.provinces, (code) => ({ province: code, district: null, commune: null }))}
      {select('district', province === null ? nowhere : areas?.listDistricts(province), (code) => ({
        district: code,
        commune: null,
      }))}
      {select('commune', district === null ? nowhere : areas?.listCommunes(district), (code) => ({
        commune: code,
      }))}
      {!byCodesAlone && (
        <TextInput
          aria-label={t('place.detail')}
          placeholder={t('place.detail')}
          value={place.detail ?? ''}
          onChange={({ currentTarget: { value: text } }) => set({ detail: text === '' ? null : text })}
          onBlur={() => set({ detail: tidyText(place.detail ?? '') || null })}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="next"
        />
      )}
    </div>
  )
}

/** House and street are one unit: half of an address is another address. */
export function AddressInputs({ value, onChange }: PartsInputProps) {
  const { t } = useTranslation('collect')
  const address: Parts = { ...emptyAddress, ...value }
  const set = (change: Parts) => onChange(whole({ ...address, ...change }))
  const field = (part: 'house' | 'street') => (
    <TextInput
      label={t(`address.${part}`)}
      value={address[part] ?? ''}
      onChange={({ currentTarget: { value: text } }) => set({ [part]: text === '' ? null : text })}
      onBlur={() => set({ [part]: tidyText(address[part] ?? '') || null })}
      maxLength={part === 'house' ? 60 : 120}
      autoComplete="off"
      enterKeyHint="next"
    />
  )
  return (
    <div className={classes.place}>
      {field('house')}
      {field('street')}
    </div>
  )
}
