/** The part of a resident's screen that says how far their form is signed, and leads to signing and printing it. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPrinter, IconSignature } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useItemName } from '#client/records/form-item-name.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { signOffOf } from '#client/records/sign-off.ts'
import { today } from '#client/records/today.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { checkSignature } from '#shared/checks/check-form.ts'
import { softenedTo } from '#shared/checks/softening.ts'

interface SignOffPartProps {
  readonly household: HouseholdView
  readonly resident: RecordView
}

export function SignOffPart({ household, resident }: SignOffPartProps) {
  const { t } = useTranslation('collect')
  const { state, changed } = signOffOf({ household, units: resident.units })
  const here = `/ho/${household.id}/nhan-khau/${resident.id}`
  const itemName = useItemName()
  const items = changed.map(itemName).join('; ')
  const missing = useMissingSignature({ household, resident })
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h3">
        {t('signOff.title')}
      </Title>
      <Text c={changed.length > 0 ? 'var(--state-conflict)' : 'var(--mantine-color-text)'}>
        {changed.length > 0 ? t('signOff.changed', { items }) : t(`signOff.${state}`)}
      </Text>
      {missing !== undefined && <Text c="var(--state-conflict)">{missing}</Text>}
      <Group>
        <Button
          component={Link}
          to={`${here}/ky`}
          variant="default"
          leftSection={<IconSignature size="1.1rem" aria-hidden />}
        >
          {t('signOff.open')}
        </Button>
        <Button
          component={Link}
          to={`${here}/phieu`}
          variant="default"
          leftSection={<IconPrinter size="1.1rem" aria-hidden />}
        >
          {t('signOff.print')}
        </Button>
      </Group>
    </Stack>
  )
}

/** What the rule says of a form that was confirmed or begun to be signed, and that nobody has declared. */
function useMissingSignature({ household, resident }: SignOffPartProps): string | undefined {
  const { ofProblem } = useProblemText()
  const { softened } = useLive(useOpenTablet().sync)
  const finding = checkSignature(resident.units)
  if (finding === null) return undefined
  const around = { today: today(), commune: household.commune, softened }
  return ofProblem({ ...finding, softened: softenedTo(finding.rule, around) })
}
