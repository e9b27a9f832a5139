import { Button, TextInput } from '@mantine/core'
import { IconRefresh, IconSearch } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '#client/ui/keys.ts'
import { dateText } from '#shared/text/date-text.ts'
import classes from './administration.module.css'
import { type AuditNarrowing, type AuditView, dayFrom, isNarrowed } from './audit-view.ts'

interface AuditFiltersProps {
  readonly view: AuditView
  readonly onChange: (next: AuditNarrowing) => void
  readonly onAgain: () => void
}

const none: AuditNarrowing = { actor: '', subject: '', day: '' }

/** Sent as a whole, not letter by letter: each reading of the log is itself an entry. */
export function AuditFilters({ view, onChange, onAgain }: AuditFiltersProps) {
  const { t } = useTranslation('administration')
  const { actor, subject, day } = view
  const [filled, setFilled] = useState({ actor, subject, day: day === '' ? '' : dateText(day) })
  const [asked, setAsked] = useState(false)
  const wanted = dayFrom(filled.day)
  const first = useRef<HTMLInputElement>(null)
  useKeys([{ key: '/', text: t('desk:keys.search'), act: () => first.current?.focus() }])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (wanted !== undefined) onChange({ ...filled, day: wanted })
  }
  const set = (more: Partial<typeof filled>) => setFilled({ ...filled, ...more })
  return (
    <search data-no-print>
      <form className={classes.filters} onSubmit={submit}>
        <TextInput
          ref={first}
          label={t('audit.actor')}
          placeholder={t('accounts.username')}
          value={filled.actor}
          onChange={(event) => set({ actor: event.currentTarget.value })}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t('audit.subject')}
          placeholder={t('audit.subjectHint')}
          value={filled.subject}
          onChange={(event) => set({ subject: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
          className={classes.wide}
        />
        <TextInput
          label={t('audit.day')}
          placeholder={t('rules.fromHint')}
          value={filled.day}
          error={asked && wanted === undefined ? t('audit.dayFault') : null}
          onChange={(event) => set({ day: event.currentTarget.value })}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" leftSection={<IconSearch size="1.1rem" aria-hidden />}>
          {t('audit.filter')}
        </Button>
        {isNarrowed(view) && (
          <Button variant="default" onClick={() => onChange(none)}>
            {t('audit.clear')}
          </Button>
        )}
        <Button
          variant="default"
          ml="auto"
          leftSection={<IconRefresh size="1.1rem" aria-hidden />}
          onClick={onAgain}
        >
          {t('audit.again')}
        </Button>
      </form>
    </search>
  )
}
