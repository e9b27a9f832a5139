/** Units of the tree: looked for by name, or gone down to from the provinces; what is chosen stands above. */
import { Checkbox, Pill, Text } from '@mantine/core'
import '@mantine/core/styles/Pill.css'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import type { Area } from '#shared/access/actor.ts'
import type { AreaName, AreaNames } from '#shared/areas/compact-areas.ts'
import classes from './administration.module.css'
import { areaOf, choose, country, isChosen, isWithin, searchUnits, unchoose } from './area-choice.ts'
import { ProblemAlert } from './problem-alert.tsx'
import { useAreaNames, useAreaText } from './use-area-names.ts'

interface AreasFieldProps {
  readonly areas: readonly Area[]
  readonly onChange: (areas: readonly Area[]) => void
  /** What is said while nothing is chosen. */
  readonly none: string
}

export function AreasField({ areas, onChange, none }: AreasFieldProps) {
  const { t } = useTranslation('administration')
  const names = useAreaNames()
  const label = useId()
  return (
    <fieldset className={classes.areas} aria-labelledby={label}>
      <Text id={label} fw={600}>
        {t('accounts.areas')}
      </Text>
      <Chosen areas={areas} onChange={onChange} none={none} />
      {names.data !== undefined && <Picker names={names.data} areas={areas} onChange={onChange} />}
      {names.isPending && <LateSkeleton rows={4} />}
      {names.error !== null && <ProblemAlert error={names.error} onAgain={names.refetch} />}
    </fieldset>
  )
}

function Chosen({ areas, onChange, none }: AreasFieldProps) {
  const { t } = useTranslation('administration')
  const areaText = useAreaText()
  if (areas.length === 0) return <Text c="dimmed">{none}</Text>
  return (
    <Pill.Group>
      {areas.map((area) => (
        <Pill
          key={`${area.level} ${area.code}`}
          size="lg"
          withRemoveButton
          onRemove={() => onChange(unchoose(areas, area))}
          removeButtonProps={{
            'aria-label': t('form.unchoose', { name: areaText(area) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {areaText(area)}
        </Pill>
      ))}
    </Pill.Group>
  )
}

interface PickerProps extends Omit<AreasFieldProps, 'none'> {
  readonly names: AreaNames
}

const mostHits = 40

function Picker(props: PickerProps) {
  const { names } = props
  const { t } = useTranslation('administration')
  const [text, setText] = useState('')
  const [inside, setInside] = useState<AreaName>()
  const hits = searchUnits(names, text, mostHits)
  // of a province its districts, of a district its communes
  const below = inside === undefined ? names.provinces : names.listDistricts(inside.code)
  const units = text === '' ? below : hits
  const goIn = (unit: AreaName | undefined) => {
    setText('')
    setInside(unit)
  }
  return (
    <>
      <SearchField label={t('form.searchUnit')} value={text} onChange={setText} />
      {text === '' && <Way names={names} inside={inside} onGo={goIn} />}
      <ul className={classes.units}>
        {text === '' && inside === undefined && <CountryChoice {...props} />}
        {units.map((unit) => (
          <UnitChoice key={unit.code} {...props} unit={unit} withPath={text !== ''} onGo={goIn} />
        ))}
        {units.length === 0 && <li>{t('form.noUnit')}</li>}
      </ul>
    </>
  )
}

interface WayProps {
  readonly names: AreaNames
  readonly inside: AreaName | undefined
  readonly onGo: (unit: AreaName | undefined) => void
}

/** Where in the tree one is, and the way up. */
function Way({ names, inside, onGo }: WayProps) {
  const { t } = useTranslation('administration')
  if (inside === undefined) return null
  const above = inside.parent === null ? undefined : names.find(inside.parent)
  return (
    <button type="button" className={classes.up} onClick={() => onGo(above)}>
      <IconChevronLeft size="1.1rem" aria-hidden />
      {t('form.up', { name: above?.name ?? t('desk:shell.country') })}
      <strong>{inside.name}</strong>
    </button>
  )
}

function CountryChoice(props: PickerProps) {
  const { t } = useTranslation('administration')
  return (
    <li className={classes.unit}>
      <UnitBox {...props} area={country} label={t('desk:shell.country')} />
    </li>
  )
}

interface UnitChoiceProps extends PickerProps {
  readonly unit: AreaName
  readonly withPath: boolean
  readonly onGo: (unit: AreaName) => void
}

function UnitChoice({ unit, withPath, onGo, ...props }: UnitChoiceProps) {
  const { t } = useTranslation('administration')
  const area = areaOf(unit)
  const above = props.names.path(unit.code).slice(0, -1).reverse()
  return (
    <li className={classes.unit}>
      <UnitBox
        {...props}
        area={area}
        label={`${unit.name} (${unit.code})`}
        {...(withPath ? { about: above.map(({ name }) => name).join(', ') } : {})}
      />
      {area.level !== 'commune' && (
        <button
          type="button"
          className={classes.into}
          aria-label={t('form.into', { name: unit.name })}
          onClick={() => onGo(unit)}
        >
          <IconChevronRight size="1.2rem" aria-hidden />
        </button>
      )}
    </li>
  )
}

interface UnitBoxProps extends PickerProps {
  readonly area: Area
  readonly label: string
  readonly about?: string
}

function UnitBox({ names, areas, onChange, area, label, about }: UnitBoxProps) {
  const { t } = useTranslation('administration')
  const isIn = isChosen(areas, area)
  const isInLarger = !isIn && areas.some((outer) => isWithin(names, area, outer))
  const said = isInLarger ? t('form.inLarger') : about
  return (
    <Checkbox
      label={label}
      {...(said === undefined || said === '' ? {} : { description: said })}
      checked={isIn || isInLarger}
      disabled={isInLarger}
      onChange={() => onChange(isIn ? unchoose(areas, area) : choose(names, areas, area))}
    />
  )
}
