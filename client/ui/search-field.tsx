import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './search-field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly field?: RefObject<HTMLInputElement | null>
}

const patienceMs = 150

/** What is typed is shown at once and told when the typing pauses. Escape empties it, then leaves it. */
export function SearchField({ label, value, onChange, field }: SearchFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === told) return
    const timer = setTimeout(() => {
      setTold(typed)
      onChange(typed)
    }, patienceMs)
    return () => clearTimeout(timer)
  }, [typed, told, onChange])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (typed === '') event.currentTarget.blur()
    else setTyped('')
  }
  return (
    <TextInput
      ref={field ?? null}
      className={classes.field}
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size="1.1rem" aria-hidden />}
      rightSection={
        typed === '' ? null : <CloseButton aria-label={t('desk:clearSearch')} onClick={() => setTyped('')} />
      }
      autoComplete="off"
      spellCheck={false}
    />
  )
}
