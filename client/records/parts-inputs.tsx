/** The inputs of a unit of parts that has no inputs of its own: one for each part, in the order of their declaration. */
import { useState } from 'react'
import type { RecordType } from '#shared/records/record.ts'
import { unitsOf } from '#shared/records/record.ts'
import type { Parts } from '#shared/records/unit.ts'
import { partKindOf, partText, readPart } from './field-text.ts'
import { PartInput } from './part-input.tsx'
import { PlaceInputs } from './place-inputs.tsx'
import { useFaultText } from './problem-text.ts'

interface PartsInputsProps {
  readonly type: RecordType
  readonly unit: string
  readonly value: Parts
  readonly onChange: (value: Parts | null) => void
}

/** Made by a hand or a machine, never typed. */
const untyped = new Set(['strokes', 'contents'])
const placeParts = new Set(['province', 'district', 'commune', 'detail'])

function emptyOf(type: RecordType, unit: string): Record<string, string | null> {
  const definition = unitsOf(type)[unit]
  const parts = definition?.kind === 'parts' ? Object.keys(definition.cells) : []
  return Object.fromEntries(parts.map((part) => [part, null]))
}

export function PartsInputs({ type, unit, value, onChange }: PartsInputsProps) {
  const faultText = useFaultText()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const empty = emptyOf(type, unit)
  const parts = Object.keys(empty)
  const change = (changed: Parts) => {
    // a link is to somebody: what is written instead of it ends it
    const whole = { ...empty, ...value, ...('resident' in empty ? { resident: null } : {}), ...changed }
    onChange(Object.values(whole).some((text) => text !== null) ? whole : null)
  }
  const fill = (part: string, text: string) => {
    const reading = readPart({ type, unit, part }, text)
    setTyped({ ...typed, [part]: text })
    change({ [part]: reading.kind === 'value' ? reading.value : null })
  }
  const faultOf = (part: string) => {
    const reading = readPart({ type, unit, part }, typed[part] ?? '')
    return reading.kind === 'fault' ? faultText(reading.fault) : undefined
  }
  const hasPlace = parts.includes('province')
  const isTyped = (part: string) =>
    partKindOf({ type, unit, part }) !== 'id' && !untyped.has(part) && !(hasPlace && placeParts.has(part))
  return (
    <>
      {hasPlace && <PlaceInputs value={value} onChange={(place) => change(place ?? empty)} />}
      {parts.filter(isTyped).map((part) => (
        <PartInput
          key={part}
          type={type}
          unit={unit}
          part={part}
          text={typed[part] ?? partText({ type, unit, part }, value[part] ?? null)}
          error={faultOf(part)}
          onText={(text) => fill(part, text)}
        />
      ))}
    </>
  )
}
