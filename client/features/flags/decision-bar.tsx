/** The bar at the foot: the ways to settle, the reason, and the one button that writes. */
import { Button, Kbd, Text, TextInput, UnstyledButton } from '@mantine/core'
import '@mantine/core/styles/Kbd.css'
import type { MouseEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import { DecisionFields } from './decision-fields.tsx'
import { pick } from './draft.ts'
import classes from './flags.module.css'
import { type Option, writesValue } from './options.ts'
import { reasonKeys } from './reasons.ts'
import type { Decision, Said } from './use-decision.ts'
import { type NameOf, useReasonTexts, useValueText } from './use-words.ts'

interface DecisionBarProps {
  readonly view: FlagView
  readonly decision: Decision
  readonly nameOf: NameOf
  readonly words: Ref<HTMLInputElement>
  readonly onSubmit: () => void
}

/** A click leaves the focus where it was, so that Enter goes on meaning "write it". */
const keepFocus = (event: MouseEvent) => event.preventDefault()

export function DecisionBar(props: DecisionBarProps) {
  const { t } = useTranslation('flags')
  const { view, decision, nameOf } = props
  if (decision.options.length === 0) {
    return (
      <section className={classes.bar} aria-label={t('bar.label')}>
        <Text c="dimmed">{t('bar.noRecord')}</Text>
      </section>
    )
  }
  return (
    <section className={classes.bar} aria-label={t('bar.label')}>
      {view.flag.state !== 'open' && <p className={classes.about}>{t('bar.over')}</p>}
      <fieldset className={classes.options} aria-label={t('bar.options')}>
        {decision.options.map((option) => (
          <OptionButton
            key={option.key}
            option={option}
            view={view}
            nameOf={nameOf}
            isChosen={option.key === decision.chosen?.key}
            onChoose={() => decision.choose(option.key)}
          />
        ))}
      </fieldset>
      {decision.chosen !== undefined && <Chosen {...props} chosen={decision.chosen} />}
      <SaidText said={decision.said} />
    </section>
  )
}

interface OptionButtonProps {
  readonly option: Option
  readonly view: FlagView
  readonly nameOf: NameOf
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function OptionButton({ option, view, nameOf, isChosen, onChoose }: OptionButtonProps) {
  const { what, detail } = useOptionText(option, view, nameOf)
  return (
    <UnstyledButton
      className={classes.option}
      aria-pressed={isChosen}
      onMouseDown={keepFocus}
      onClick={onChoose}
    >
      <Kbd aria-hidden>{option.key}</Kbd>
      <span className={classes.optionText}>
        <span>{what}</span>
        {detail !== null && <strong>{detail}</strong>}
      </span>
    </UnstyledButton>
  )
}

function useOptionText(option: Option, view: FlagView, nameOf: NameOf) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const unit = view.flag.unit ?? ''
  switch (option.kind) {
    case 'keep':
      return { what: t('option.keep'), detail: text(unit, option.value) }
    case 'take':
      return {
        what: t('option.take', { who: option.by.map(nameOf).join(', ') }),
        detail: text(unit, option.value),
      }
    case 'write':
      return { what: t('option.write'), detail: null }
    case 'dismiss':
      return { what: t('option.dismiss'), detail: null }
    case 'correct': {
      const [row] = option.place.records
      const name = textOf(row.units.name) ?? t('unnamed')
      if (option.place.records.length > 1) return { what: t('option.correctHousehold'), detail: null }
      if (row.id === view.record?.id) return { what: t('option.correct'), detail: null }
      // a neighbour, or the only one who lives in the household that is asked about
      return { what: t('option.correctNeighbour'), detail: name }
    }
  }
}

function Chosen({ decision, chosen, words, onSubmit, view }: DecisionBarProps & { chosen: Option }) {
  const { t } = useTranslation('flags')
  const { draft, change, said } = decision
  const reasons = useReasonTexts(chosen)
  return (
    <>
      <DecisionFields view={view} option={chosen} draft={draft} onChange={change} />
      <fieldset className={classes.reasons} aria-label={t('bar.reasons')}>
        {reasons.map((reason, at) => (
          <UnstyledButton
            key={reason}
            className={classes.chip}
            aria-pressed={draft.picked.includes(reason)}
            onMouseDown={keepFocus}
            onClick={() => change((before) => pick(before, reason))}
          >
            <Kbd size="xs" aria-hidden>
              {reasonKeys[at]}
            </Kbd>
            {reason}
          </UnstyledButton>
        ))}
      </fieldset>
      <form
        className={classes.send}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <TextInput
          ref={words}
          size="md"
          aria-label={t('bar.words')}
          aria-required={writesValue(chosen)}
          placeholder={t(writesValue(chosen) ? 'bar.evidence' : 'bar.words')}
          value={draft.words}
          onChange={({ currentTarget: { value } }) => change((before) => ({ ...before, words: value }))}
          autoComplete="off"
          className={classes.words}
        />
        <Button type="submit" size="md" loading={said.kind === 'sending'}>
          {t('bar.settle')}
        </Button>
      </form>
    </>
  )
}

function SaidText({ said }: { said: Said }) {
  const { t } = useTranslation('flags')
  const problem = useProblemText()
  const text = (): string => {
    switch (said.kind) {
      case 'nothing':
      case 'sending':
        return ''
      case 'missing':
        return t(`missing.${said.what}`)
      case 'problem':
        return said.code === 'no-answer' ? t('bar.noAnswer') : t(`problems:api.${said.code}`)
      case 'refused':
        return problem.ofHeld(said.problem)
      case 'still-open':
        return t('bar.stillOpen')
    }
  }
  return (
    <p className={classes.said} role="alert">
      {text()}
    </p>
  )
}
