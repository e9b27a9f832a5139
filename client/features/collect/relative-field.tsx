/** A relative of item 14: a resident of the household by one touch, or a name with what else is known. */
import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSelect } from '#client/records/list-select.tsx'
import { today } from '#client/records/today.ts'
import { textOf } from '#client/records/unit-text.ts'
import {
  linkedTo,
  linkUnits,
  listLikely,
  mayHave,
  type Neighbour,
  nameUnitOf,
} from '#shared/records/relatives.ts'
import { fold } from '#shared/text/fold.ts'
import { FieldPlace } from './field.tsx'
import { Fold } from './fold.tsx'
import classes from './form.module.css'
import type { RelativeFieldProps } from './form-section.tsx'
import { LinkedRelative } from './linked-relative.tsx'
import { useFormPart } from './live-form.ts'
import { PartField } from './part-field.tsx'
import { unitOf, unitValuesOf } from './record-form.ts'
import { TextField } from './text-field.tsx'

export function RelativeField({ handle, home, relative }: RelativeFieldProps) {
  const { t } = useTranslation('collect')
  const id = useId()
  return (
    <FieldPlace handle={handle} unit={relative}>
      <fieldset className={classes.bare} aria-labelledby={id}>
        <div className={classes.label} id={id}>
          {t(`relatives.${relative}`)}
        </div>
        <RelativeInputs handle={handle} home={home} relative={relative} />
      </fieldset>
    </FieldPlace>
  )
}

export function RelativeInputs({ handle, home, relative }: RelativeFieldProps) {
  const linked = useFormPart(handle, ({ state }) => linkedTo(unitValuesOf(state), relative))
  return linked === null ? (
    <Described handle={handle} home={home} relative={relative} />
  ) : (
    <LinkedRelative handle={handle} home={home} relative={relative} linked={linked} />
  )
}

const offered = 3

/** Who is likely; once a name is typed, only who has that name. */
function useOffered({ handle, home, relative }: RelativeFieldProps): readonly Neighbour[] {
  const ids = useFormPart(handle, ({ state }) => {
    const name = fold(textOf(unitOf(state, nameUnitOf[relative])) ?? '')
    const units = unitValuesOf(state)
    if (!mayHave(relative, units, today())) return ''
    return listLikely(relative, { id: state.id, units }, home.neighbours)
      .filter(({ units }) => name === '' || fold(textOf(units.name) ?? '').startsWith(name))
      .slice(0, offered)
      .map((one) => one.id)
      .join(' ')
  })
  return useMemo(() => home.neighbours.filter((one) => ids.split(' ').includes(one.id)), [home, ids])
}

const facts = ({ units }: Neighbour): string =>
  [textOf(units.name), textOf(units.birth)?.slice(0, 4)].filter(Boolean).join(', ')

function Described({ handle, home, relative }: RelativeFieldProps) {
  const { t } = useTranslation('collect')
  const likely = useOffered({ handle, home, relative })
  const link = (resident: string) => handle.put(linkUnits(relative, resident))
  return (
    <div className={classes.section}>
      {likely.length > 0 && (
        <div className={classes.quick}>
          {likely.map((one) => (
            <Button
              key={one.id}
              size="md"
              variant="light"
              leftSection={<IconLink size="1.1rem" aria-hidden />}
              onClick={() => link(one.id)}
            >
              {facts(one)}
            </Button>
          ))}
        </div>
      )}
      <TextField handle={handle} unit={nameUnitOf[relative]} capitals />
      <Fold handle={handle} title={t('fold.relative')} units={[relative]}>
        <OfHousehold handle={handle} home={home} relative={relative} />
        <div className={classes.pair}>
          <PartField handle={handle} unit={relative} part="number" />
          <PartField handle={handle} unit={relative} part="nationality" />
        </div>
      </Fold>
    </div>
  )
}

/** Anybody of the household, also who is not likely. */
function OfHousehold({ handle, home, relative }: RelativeFieldProps) {
  const { t } = useTranslation('collect')
  const self = handle.now().state.id
  const choices = useMemo(
    () =>
      home.neighbours.filter((one) => one.id !== self).map((one) => ({ value: one.id, label: facts(one) })),
    [home, self],
  )
  if (choices.length === 0) return null
  return (
    <ListSelect
      label={t('relatives.ofHousehold')}
      placeholder={t('form.choose')}
      choices={choices}
      value={null}
      onChoose={(resident) => resident !== null && handle.put(linkUnits(relative, resident))}
    />
  )
}
