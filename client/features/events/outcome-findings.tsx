/** What the checks find in the household as the event leaves it: said before it is saved, and again when it cannot be. */
import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import type { OutcomeFinding } from '#shared/events/outcome-findings.ts'

const place = 'event-findings'

export function OutcomeFindings({ findings }: { findings: readonly OutcomeFinding[] }) {
  const errors = findings.filter(({ stops }) => stops)
  const odd = findings.filter(({ stops }) => !stops)
  return (
    <div id={place} tabIndex={-1} aria-live="polite">
      <Sentences name="errors" color="red" findings={errors} />
      <Sentences name="odd" color="yellow" findings={odd} />
    </div>
  )
}

interface SentencesProps {
  readonly name: 'errors' | 'odd'
  readonly color: string
  readonly findings: readonly OutcomeFinding[]
}

function Sentences({ name, color, findings }: SentencesProps) {
  const { t } = useTranslation('events')
  const { ofProblem } = useProblemText()
  if (findings.length === 0) return null
  return (
    <Alert color={color} title={t(`findings.${name}`)} role="note" mt="sm">
      {findings.map(({ rule, record, found, softened, name: whose }) => (
        <Text key={`${record} ${rule}`}>
          {[whose, ofProblem({ rule, found, softened })].filter((part) => part !== null).join(': ')}
        </Text>
      ))}
    </Alert>
  )
}

export function showFindings(): void {
  const element = document.getElementById(place)
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}
