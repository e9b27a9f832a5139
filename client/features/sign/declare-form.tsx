/** The first step: who declares signs on the glass; who cannot does it before a witness, which needs no pen. */
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { Segments } from '#client/ui/segments.tsx'
import { signings } from '#shared/codes/signing.ts'
import type { Declaration } from '#shared/forms/sign-off.ts'
import { type Stroke, textFromStrokes } from '#shared/forms/strokes.ts'
import { tidyText } from '#shared/text/name.ts'
import classes from './sign.module.css'
import { SignaturePad } from './signature-pad.tsx'

interface DeclareFormProps {
  /** Of who signs, as far as it is known: their own, or of who speaks for a child. */
  readonly name: string
  readonly working: boolean
  readonly onDeclare: (declaration: Omit<Declaration, 'on'>) => void
}

export function DeclareForm({ name, working, onDeclare }: DeclareFormProps) {
  const { t } = useTranslation('sign')
  const language = useLanguage()
  const [how, setHow] = useState<Declaration['how']>('signed')
  const [names, setNames] = useState({ signed: name, witness: '' })
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const [asked, setAsked] = useState(false)
  const [howId, padId] = [useId(), useId()]
  const tidy = tidyText(names[how])
  const drawn = how === 'signed' ? textFromStrokes(strokes) : null
  const isUnsigned = how === 'signed' && drawn === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (tidy !== '' && !isUnsigned) onDeclare({ how, name: tidy, strokes: drawn })
  }
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack>
        <Text>{t('declare.says')}</Text>
        <div>
          <div className={classes.label} id={howId}>
            {t('declare.how')}
          </div>
          <Segments
            choices={signings.map((one) => ({ code: one.code, name: one[language] }))}
            value={how}
            labelledBy={howId}
            onChoose={(code) => setHow(code === 'witness' ? code : 'signed')}
          />
        </div>
        <TextInput
          label={t(how === 'signed' ? 'declare.name' : 'declare.witness')}
          value={names[how]}
          onChange={(event) => setNames({ ...names, [how]: event.currentTarget.value })}
          error={asked && tidy === '' ? t('collect:form.required') : null}
          maxLength={120}
          autoComplete="off"
          autoCapitalize="characters"
        />
        {how === 'signed' && (
          <div>
            <div className={classes.label} id={padId}>
              {t('pad.label')}
            </div>
            <SignaturePad strokes={strokes} labelledBy={padId} onChange={setStrokes} />
            {asked && isUnsigned && (
              <Text role="alert" c="var(--state-held)">
                {t('pad.empty')}
              </Text>
            )}
          </div>
        )}
        <Button type="submit" size="lg" loading={working}>
          {t('declare.save')}
        </Button>
      </Stack>
    </form>
  )
}
